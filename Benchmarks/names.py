"""The words that made-up people, places and contents are named with."""

FIRST_NAMES = (
    "Mara Jon Lea Aiko Tom Olga Zoë Chloé José María Søren Åsa Björn Łukasz Şebnem Ngọc Dmitri Anaïs Renée François "
    "Jürgen Käthe Ana Luís Inês João Siân Seán Niamh Oisín Zdeněk Žofie Ivana Gábor Éva Mihály Ahmed Layla Yusuf Amina "
    "Wei Mei Hiroshi Yuki Priya Arjun Sofia Mateo Emma Noah Olivia Liam Hannah Lucas Julia Felix Clara Hugo Alice"
).split()

LAST_NAMES = (
    "Lind Aune Falk O'Brien D'Angelo Müller Schröder García Núñez Peña Gonçalves Araújo Lefèvre Béranger Côté "
    "Østergård "
    "Nyström Dvořák Černý Wójcik Żak Kovács Szabó Yılmaz Öztürk Nguyễn Tanaka Sato Kim Park Chen Wang Singh Patel Khan "
    "Haddad Cohen Ivanov Petrova Rossi Bianchi Silva Santos Costa Martin Bernard Dubois Meyer Weber Fischer "
    "Smith Jones "
    "Taylor Brown Wilson Evans"
).split()

PLACES = (
    "Nord Süd Ouest Levant Genève Zürich Lyon Málaga Århus Kraków Oslo Porto Gent Köln Győr Brno Tours Nantes Turin "
    "Bergen Cork Leeds Graz Basel Riga Turku Malmö Split Bari Vigo"
).split()

SUBJECTS = (
    "Leading a team|Safety at sea|First aid|Negotiation|Data protection|Écrire clairement|Gérer son temps|Fire drills|"
    "Project planning|Customer care|Spreadsheets, step by step|Feedback; giving and taking|Working from home|"
    "Compétences numériques|Führung auf Distanz|Stress & sleep|Quality management|Change that lasts|Ética empresarial|"
    "Onboarding|Sales: the first call|Cyber security|Forklift licence|Food hygiene|Presenting|Écoute active|"
    "Budgets for non-accountants|The \"5 whys\"|Coaching|Diversity and inclusion"
).split("|")

KINDS_OF_TRAINING = "Essentials|Basics|in depth|Refresher|for managers|Certificate|Parcours complet|Kompakt".split("|")

PUBLISHERS = [
    "Northern Academy", "Éditions du Savoir", "Skills & Co", "Lernwerk GmbH", "In-house; HR", "Open Courseware",
]

TIME_ZONES = ["Europe/Paris", "Europe/Berlin", "Europe/London", "America/New_York", "Asia/Tokyo", "UTC"]
