import Testing

@testable import CairnCore

@Suite("Paths as texts")
struct PathTextTests {
    @Test(
        "Folder and name",
        arguments: [
            ("a/b", "a", "b"), ("b", "", "b"), ("é", "", "é"), ("/b", "/", "b"), ("./b", ".", "b"), ("a//b", "a", "b"),
            ("a/b/", "a", "b"), ("b/", "", "b"), ("/a/b c.csv", "/a", "b c.csv"), ("..", "", ".."), ("a/..", "a", ".."),
            ("", "", ""), ("//b", "/", "b"),
        ])
    func parts(path: String, folder: String, name: String) {
        #expect(PathText.folder(of: path) == folder)
        #expect(PathText.name(of: path) == name)
    }

    @Test("A name in a folder")
    func joined() {
        #expect(PathText.path(of: "b", in: "a") == "a/b")
        #expect(PathText.path(of: "b", in: "a/") == "a/b")
        #expect(PathText.path(of: "b", in: "/") == "/b")
        #expect(PathText.path(of: "b", in: "") == "b")
    }

    @Test("What does not exist stands where its folder does")
    func resolved() {
        #expect(PathText.resolved("/dev/../dev/null") == "/dev/null")
        #expect(PathText.resolved("/dev/./nothing-here") == "/dev/nothing-here")
        #expect(PathText.resolved("nothing-here") == PathText.resolved(".") + "/nothing-here")
    }
}
