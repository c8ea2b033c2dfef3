/// A first or family name as it is written, and as it stands in a login.
struct Name {
    let written: String
    let login: String

    /// `Ольга/olga`, or a name that only has to be lowercased.
    init(_ text: String) {
        let parts = text.split(separator: "/")
        written = String(parts[0])
        login = parts.count > 1 ? String(parts[1]) : written.lowercased()
    }
}

/// Where learners come from: their language, their clock and their names.
struct Culture {
    let locale: String
    let timeZone: String
    let firstnames: [Name]
    let names: [Name]

    /// Names stand in one text, parted by spaces; an underscore is a space within a name.
    private init(_ locale: String, _ timeZone: String, _ firstnames: String, _ names: String) {
        self.locale = locale
        self.timeZone = timeZone
        self.firstnames = Culture.read(firstnames)
        self.names = Culture.read(names)
    }

    private static func read(_ text: String) -> [Name] {
        text.split(whereSeparator: \.isWhitespace).map { word in
            Name(String(word.map { $0 == "_" ? " " : $0 }))
        }
    }

    static let all: [Culture] = [
        Culture(
            "fr-FR", "Europe/Paris",
            "Élodie/elodie François/francois Zoë/zoe Jean-Baptiste Anaïs/anais Loïc/loic Maëlle/maelle Hugo",
            "Lefèvre/lefevre Dupont D'Almeida/dalmeida Nguyễn/nguyen de_La_Tour/delatour Œuvrard/oeuvrard Béranger/beranger"
        ),
        Culture(
            "en-GB", "Europe/London",
            "Olivia George Amelia Siobhán/siobhan Rhys Priya Mohammed Anne-Marie",
            "Smith O'Brien/obrien Smith-Jones MacDonald Patel Fitz_Gerald/fitzgerald Taylor Okafor"
        ),
        Culture(
            "de-DE", "Europe/Berlin",
            "Jürgen/juergen Käthe/kaethe Björn/bjoern Sören/soeren Lena Maximilian Änne/aenne",
            "Groß/gross Weiß/weiss von_der_Heide/vonderheide Öztürk/oeztuerk Müller/mueller Schäfer/schaefer"
        ),
        Culture(
            "el-GR", "Europe/Athens",
            "Ελένη/eleni Γιώργος/giorgos Μαρία/maria Κώστας/kostas Σοφία/sofia Νίκος/nikos",
            "Παπαδόπουλος/papadopoulos Γεωργίου/georgiou Νικολάου/nikolaou Οικονόμου/oikonomou"
        ),
        Culture(
            "bg-BG", "Europe/Sofia",
            "Ольга/olga Иван/ivan Мария/mariya Георги/georgi Цветелина/tsvetelina Юлия/yuliya",
            "Иванов/ivanov Петрова/petrova Димитров/dimitrov Щерева/shtereva Жечев/zhechev"
        ),
        Culture(
            "pt-BR", "America/Sao_Paulo",
            "João/joao Conceição/conceicao Antônio/antonio Beatriz Luís/luis Letícia/leticia Caio",
            "da_Silva/dasilva Gonçalves/goncalves Araújo/araujo Magalhães/magalhaes dos_Santos/dossantos"
        ),
        Culture(
            "en-US", "America/New_York",
            "Emma Liam Sophia Noah José/jose Keisha Wei Beyoncé/beyonce",
            "Johnson Nuñez/nunez Lee O'Neil/oneil Washington Hernández/hernandez Van_Buren/vanburen"
        ),
        Culture(
            "ja-JP", "Asia/Tokyo",
            "陽菜/hina 翔太/shota さくら/sakura 健一/kenichi 美咲/misaki ケン/ken",
            "佐藤/sato 鈴木/suzuki 髙橋/takahashi 渡邉/watanabe 𠮷田/yoshida 山本/yamamoto"
        ),
        Culture(
            "zh-CN", "Asia/Shanghai",
            "伟/wei 芳/fang 秀英/xiuying 敏/min 静/jing 磊/lei",
            "王/wang 李/li 张/zhang 欧阳/ouyang 赵/zhao 陈/chen"
        ),
        Culture(
            "ko-KR", "Asia/Seoul",
            "민준/minjun 서연/seoyeon 지우/jiwoo 하은/haeun 도윤/doyun",
            "김/kim 이/yi 박/park 최/choi 정/jeong"
        ),
        Culture(
            "hi-IN", "Asia/Kolkata",
            "आरव/aarav अनन्या/ananya विवान/vivaan दीया/diya प्रिया/priya",
            "शर्मा/sharma वर्मा/verma सिंह/singh गुप्ता/gupta कृष्णन/krishnan"
        ),
        Culture(
            "ar-AE", "Asia/Dubai",
            "محمد/mohammed فاطمة/fatima أحمد/ahmed عائشة/aisha يوسف/yousef",
            "الهاشمي/alhashimi المنصوري/almansoori بن_سعيد/binsaeed خليفة/khalifa"
        ),
        Culture(
            "he-IL", "Asia/Jerusalem",
            "נועה/noa דוד/david תמר/tamar איתי/itai",
            "כהן/cohen לוי/levi בן-דוד/bendavid מזרחי/mizrahi"
        ),
    ]
}
