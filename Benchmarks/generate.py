"""Makes the data of the benchmark by a seed: objects and log entries as JSON Lines for `cairn load`."""

import dataclasses
import json
import os
import pathlib
import shutil
import time

import numpy as np
import polars as pl

import names

GENERATION = 1  # to be raised when other data come out of the same seed
DAY = 86_400
BEGIN = 1_672_531_200  # 2023-01-01T00:00:00Z
END = 1_735_689_600  # 2025-01-01T00:00:00Z
NOW = "2025-01-01T00:00:00Z"
LOCALES = ["en", "fr", "de", "es"]
CUSTOM_FIELDS = ["cost-centre", "job", "site", "contract", "remark"]
KINDS = ["learning resource", "quiz", "classroom activity", "assignment", "editorial"]
LOG_LINES_A_CHUNK = 500_000


@dataclasses.dataclass(frozen=True)
class Size:
    """How much is made: learners, and log entries a tracking."""

    learners: int
    entries: float = 10 / 3

    @property
    def registrations(self):
        return 3 * self.learners

    @property
    def trackings(self):
        return 15 * self.learners

    @property
    def log(self):
        return round(self.trackings * self.entries)

    @property
    def sessions(self):
        return max(24, self.learners // 100)

    @property
    def trainings(self):
        return max(12, min(300, self.sessions // 4))


def identity(size, seed):
    """What the data depend on, as the name of a folder."""
    return f"{size.learners}-learners-{size.entries:.2f}-entries-seed{seed}-v{GENERATION}"


def generate(folder, size, seed):
    """Writes `objects.jsonl` and `log.jsonl` to a folder, unless they are there already."""
    folder = pathlib.Path(folder)
    if (folder / "generated.json").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    begun = time.monotonic()
    maker = Maker(size, seed)
    with open(folder / "objects.jsonl", "wb") as file:
        maker.write_objects(file)
    with open(folder / "log.jsonl", "wb") as file:
        maker.write_log(file)
    report = {"seconds": round(time.monotonic() - begun, 1), **dataclasses.asdict(size), "seed": seed}
    with open(folder / "generated.json.part", "w") as file:
        json.dump(report, file)
    os.rename(folder / "generated.json.part", folder / "generated.json")


def guids(random, count):
    """So many GUIDs of the usual form."""
    digits = random.bytes(16 * count).hex().upper()
    texts = (digits[i : i + 32] for i in range(0, 32 * count, 32))
    return [f"{t[:8]}-{t[8:12]}-{t[12:16]}-{t[16:20]}-{t[20:]}" for t in texts]


def day_text(day):
    """A day since 1970 as `2023-01-31`."""
    return str(np.datetime64(int(day), "D"))


def moment_text(seconds):
    """Seconds since 1970 as `2023-01-31T10:00:00Z`."""
    return str(np.datetime64(int(seconds), "s")) + "Z"


class Moments:
    """Moments as texts, put together from a table of days and one of times."""

    def __init__(self):
        days = np.arange(BEGIN // DAY, END // DAY + 1)
        self.days = pl.Series(days.astype("datetime64[D]").astype(str).tolist())
        self.times = pl.Series([f"T{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}Z" for s in range(DAY)])

    def texts(self, seconds):
        """The texts of an array of moments."""
        days = self.days.gather(seconds // DAY - BEGIN // DAY)
        return days + self.times.gather(seconds % DAY)


def hundredths(values):
    """Texts of hundredths: whole numbers, or two decimals."""
    whole = pl.Series(values // 100).cast(pl.String)
    rest = pl.Series(values % 100).cast(pl.String).str.zfill(2)
    return pl.Series(np.where(values % 100 == 0, whole, whole + "." + rest), dtype=pl.String)


def field(name, texts, present=None, quoted=False):
    """A field of JSON objects, `,"name":text`, or nothing where it is not present."""
    quote = '"' if quoted else ""
    made = f',"{name}":{quote}' + pl.Series(texts).cast(pl.String) + quote
    if present is None:
        return made
    return pl.select(pl.when(pl.Series(present)).then(made).otherwise(pl.lit(""))).to_series()


def write_lines(file, parts):
    """Writes JSON objects, one a line, of which the parts are given as series and texts."""
    frame = pl.select(pl.concat_str([pl.lit(part) for part in parts]).alias("line"))
    frame.write_csv(file, include_header=False, quote_style="never")


class Maker:
    """An organisation of a size, by a seed."""

    def __init__(self, size, seed):
        self.size = size
        self.random = np.random.default_rng(seed)
        self.moments = Moments()

    # The objects

    def write_objects(self, file):
        """Writes everything but the log."""
        self.file = file
        self.write_organisation()
        self.write_learners()
        self.write_contents()
        self.write_trainings()
        self.write_sessions()
        self.write_registrations()
        self.write_accesses()

    def write(self, type, **fields):
        """Writes one object; fields without a value are left out."""
        given = {name: value for name, value in fields.items() if value is not None}
        self.file.write(json.dumps({"type": type, **given}, ensure_ascii=False).encode() + b"\n")

    def choose(self, values, count):
        """A list of so many of the values."""
        return [values[i] for i in self.random.integers(0, len(values), count)]

    def write_organisation(self):
        """Writes a tree of entities, custom fields, smart groups and publishers."""
        wanted = max(40, self.size.learners // 100)
        self.entities = []
        level = [(None, "Group")]
        while len(self.entities) < wanted:
            below = []
            for parent, name in level:
                for number in range(1, 7):
                    if len(self.entities) == wanted:
                        break
                    guid = guids(self.random, 1)[0]
                    place = names.PLACES[(len(self.entities) * 7 + number) % len(names.PLACES)]
                    title = f"{place} {len(self.entities) + 1}" if parent else f"{name} {place}"
                    self.write("entity", guid=guid, name=title, parent=parent)
                    self.entities.append(guid)
                    below.append((guid, title))
            level = below
        for guid in CUSTOM_FIELDS:
            self.write("customField", guid=guid, name=guid.capitalize())
        for number in range(1, 21):
            self.write("smartGroup", guid=f"group-{number}", name=f"Group {number}")
        for number, title in enumerate(names.PUBLISHERS):
            self.write("publisher", guid=f"publisher-{number}", title=title)

    def write_learners(self):
        """Writes the learners; every thirtieth is a manager of those who follow."""
        count = self.size.learners
        random = self.random
        self.learners = guids(random, count)
        self.learner_locale = random.choice(4, count, p=[0.45, 0.3, 0.15, 0.1])
        first, last = self.choose(names.FIRST_NAMES, count), self.choose(names.LAST_NAMES, count)
        entities, zones = self.choose(self.entities, count), self.choose(names.TIME_ZONES, count)
        places, subjects = self.choose(names.PLACES, count), self.choose(names.SUBJECTS, count)
        groups = random.integers(0, 40, (count, 2))
        created = random.integers(BEGIN - 3 * 365 * DAY, BEGIN, count)
        manager = None
        for i in range(count):
            guid = self.learners[i]
            locale = LOCALES[self.learner_locale[i]]
            custom = {
                "cost-centre": f"CC-{i * 7919 % 9973:05}",
                "job": f"{subjects[i]} officer",
                "site": f"{places[i]}, {1 + i % 40}; floor {i % 7}" if i % 11 == 0 else places[i],
            }
            if i % 3:
                custom["contract"] = ["permanent", "fixed term", "trainee", "agency \"interim\""][i % 4]
            if i % 97 == 0:
                custom["remark"] = f"moved from {places[i - 1]}\nsee file {i}"
            self.write(
                "learner", guid=guid, login=f"{last[i].lower()}.{i}".replace("'", ""), name=last[i],
                firstname=first[i] if i % 50 else f'{first[i]} "{first[i][:3]}"',
                email=f"user{i}@example.org", refNumber=f"P{1_000_000 + i}" if i % 20 else None,
                entity=entities[i], manager=manager if i % 10 else None, locale=locale,
                locales=[locale, "en"] if i % 4 == 0 and locale != "en" else None,
                timeZone=zones[i] if i % 3 else None, custom=custom,
                smartGroups=[f"group-{g}" for g in sorted(set(groups[i].tolist())) if 1 <= g <= 20] or None,
                createdAt=moment_text(created[i]), imported=i % 5 != 0)
            if i % 30 == 0:
                manager = guid

    def write_contents(self):
        """Writes learning objects in one to four languages each."""
        self.objects = guids(self.random, 5 * self.size.trainings)
        self.versions = []
        for i, guid in enumerate(self.objects):
            self.write(
                "learningObject", guid=guid, code=f"LO-{i:05}", level=i % 4, runtime=["SCORM", "MP4", "HTML"][i % 3],
                durationMinutes=5 + i % 55, publisher=f"publisher-{i % len(names.PUBLISHERS)}",
                createdAt=moment_text(BEGIN - i * 3600))
            mine = guids(self.random, 1 + i % 4)
            subject = names.SUBJECTS[i % len(names.SUBJECTS)]
            for language, version in enumerate(mine):
                locale = LOCALES[language]
                self.write(
                    "version", guid=version, learningObject=guid, locale=locale,
                    title=f"{subject} {1 + i // 30} ({locale})", code=f"V-{i:05}-{locale}",
                    publisher=f"publisher-{i % 5}" if i % 7 == 0 else None)
            self.versions.append(mine)

    def write_trainings(self):
        """Writes trainings of seven to twelve items; the last ones of guided trainings are no learning resources."""
        count = self.size.trainings
        self.items, self.training_items = [], []
        item_kind, item_points = [], []
        order = self.random.permutation(len(self.objects))
        training_guids = guids(self.random, count)
        self.trainings = training_guids
        for i in range(count):
            guided = i % 3 == 0
            length = 7 + i % 6
            start = i * 5 % len(order)
            items, mine = [], []
            subject = names.SUBJECTS[i % len(names.SUBJECTS)]
            for position, guid in enumerate(guids(self.random, length)):
                activity = guided and position >= length - 2
                kind = 1 + (i // 3 + position) % 4 if activity else 0
                points = 10 + position % 3 * 5 if guided and i % 4 else 0
                given = {
                    "guid": guid, "kind": KINDS[kind], "folder": f"Part {1 + position // 3}",
                    "mandatory": (i + position) % 3 != 0, "points": points, "durationMinutes": 10 + position,
                }
                if activity:
                    given["title"] = f"{KINDS[kind].capitalize()}: {subject}"
                else:
                    given["learningObject"] = self.objects[order[(start + position) % len(order)]]
                    given["chapter"] = f"Chapter {1 + position // 4}"
                items.append(given)
                mine.append(len(self.items))
                self.items.append(given)
                item_kind.append(kind)
                item_points.append(points)
            self.training_items.append(mine)
            self.write(
                "training", guid=training_guids[i], pathCode=f"PATH-{i:04}",
                title=f"{subject} – {names.KINDS_OF_TRAINING[i % len(names.KINDS_OF_TRAINING)]}",
                modality="guided" if guided else ["learning_channel", "blended", "distanciel"][i // 3 % 3],
                status="PPPPA"[i % 5], publisher=f"publisher-{i % 6}", catalogVisible=i % 2 == 0,
                locale=LOCALES[i % 4], duration=f"{1 + i % 9} h", threshold=80 if guided and i % 2 else None,
                createdAt=moment_text(BEGIN - i * DAY // 2), items=items)
        self.item_kind, self.item_points = np.array(item_kind), np.array(item_points)
        by_guid = {guid: i for i, guid in enumerate(self.objects)}
        self.item_object = np.array([by_guid.get(item.get("learningObject"), -1) for item in self.items])

    def write_sessions(self):
        """Writes sessions, each of one training."""
        count = self.size.sessions
        self.sessions = guids(self.random, count)
        starts = self.random.integers(BEGIN // DAY, END // DAY - 60, count)
        self.session_training = np.arange(count) % self.size.trainings
        for i, guid in enumerate(self.sessions):
            start = int(starts[i])
            self.write(
                "session", guid=guid, training=self.trainings[self.session_training[i]],
                title=f"{names.PLACES[i % len(names.PLACES)]} {day_text(start)[:7]} #{i}",
                startDate=day_text(start) if i % 15 else None,
                endDate=day_text(start + 30 + i % 300) if i % 4 else None, locale=LOCALES[i % 4],
                createdAt=moment_text(start * DAY))

    def write_registrations(self):
        """Writes three registrations a learner, in different sessions."""
        random, count, sessions = self.random, self.size.learners, self.size.sessions
        steps = random.integers(1, sessions // 3, (count, 2))
        first = random.integers(0, sessions, count)
        session = np.stack([first, first + steps[:, 0], first + steps.sum(1)], 1).reshape(-1) % sessions
        total = self.size.registrations
        self.registrations = pl.Series(guids(random, total))
        self.registration_session = session
        self.registered_at = random.integers(BEGIN, END - 60 * DAY, total)
        nps = random.integers(0, 11, total)
        number = np.arange(total)
        write_lines(self.file, [
            '{"type":"registration","guid":"', self.registrations, '"',
            field("learner", pl.Series(self.learners).gather(number // 3), quoted=True),
            field("session", pl.Series(self.sessions).gather(session), quoted=True),
            field("at", self.moments.texts(self.registered_at), quoted=True),
            field("imported", np.full(total, "true"), number % 3 == 0),
            field("nps", nps, number % 6 == 0), "}",
        ])

    def write_accesses(self):
        """Writes two sign-ins a learner, of which some failed."""
        count = 2 * self.size.learners
        at = self.random.integers(BEGIN, END, count)
        learner = pl.Series(self.learners).gather(np.arange(count) // 2)
        write_lines(self.file, [
            '{"type":"access"', field("learner", learner, quoted=True),
            field("at", self.moments.texts(at), quoted=True),
            field("success", np.full(count, "false"), self.random.random(count) < 0.1), "}",
        ])

    # The log

    def write_log(self, file):
        """Writes the log in the order of time, then the late corrections and voids."""
        self.make_trackings()
        late = self.size.log // 500
        self.make_entries(self.size.log - late)
        order = np.argsort(self.start, kind="stable")
        for begin in range(0, len(order), LOG_LINES_A_CHUNK):
            self.write_entries(file, order[begin : begin + LOG_LINES_A_CHUNK])
        self.write_late(file, order, late)

    def make_trackings(self):
        """Decides which items each registration launched: five in the mean, neighbours in the training."""
        random, registrations = self.random, self.size.registrations
        half = random.integers(3, 8, (registrations + 1) // 2)
        launched = np.stack([half, 10 - half], 1).reshape(-1)[:registrations]
        if registrations % 2:
            launched[-1] = 5
        training = self.session_training[self.registration_session]
        lengths = np.array([len(items) for items in self.training_items])
        begins = np.array([items[0] for items in self.training_items])
        self.registration = np.repeat(np.arange(registrations), launched)
        nth = np.arange(len(self.registration)) - np.repeat(np.cumsum(launched) - launched, launched)
        shift = random.integers(0, lengths[training])[self.registration]
        mine = training[self.registration]
        self.item = begins[mine] + (shift + nth) % lengths[mine]

    def make_entries(self, count):
        """Decides what each entry records; entries of a tracking stand together, in the order of time."""
        random, trackings = self.random, len(self.item)
        each = 1 + np.bincount(random.integers(0, trackings, max(0, count - trackings)), minlength=trackings)
        self.tracking = np.repeat(np.arange(trackings, dtype=np.int32), each)
        total = len(self.tracking)
        self.nth = np.arange(total) - np.repeat(np.cumsum(each) - each, each)
        self.seconds = (60 + random.exponential(700, total)).astype(np.int64)
        self.start = self.make_starts(total)
        self.make_progressions(each)
        self.make_scores()
        self.make_kinds()

    def make_starts(self, total):
        """The starts of the entries: some time after the registration, then every few days."""
        random = self.random
        gaps = random.exponential(4 * DAY, total)
        gaps[self.nth == 0] = random.exponential(25 * DAY, int((self.nth == 0).sum()))
        sums = np.cumsum(gaps)
        before = (sums - gaps)[self.nth == 0]
        since = sums - before[self.tracking]
        registered = self.registered_at[self.registration[self.tracking]]
        room = END - registered - 30_000
        return registered + (since % room).astype(np.int64)

    def make_progressions(self, each):
        """Progressions, which rise to the tracking's aim, and what is said of the status."""
        random, trackings, total = self.random, len(each), len(self.tracking)
        done = random.random(trackings) < 0.6
        aim = np.where(done, 10_000, random.integers(500, 9_900, trackings))
        last = np.where(random.random(trackings) < 0.2, (random.random(trackings) * each).astype(np.int64), each - 1)
        aim, last, done = aim[self.tracking], last[self.tracking], done[self.tracking]
        rising = aim * (self.nth + 1) // (last + 1)
        progression = np.where(self.nth <= last, rising, random.integers(0, 10_000, total))
        whole = (random.random(total) < 0.8) & (progression < 10_000)
        progression = np.where(whole, progression // 100 * 100, progression)
        completing = done & (self.nth == last)
        chance = random.random(total)
        absent = np.where(self.nth > last, chance < 0.5, ~completing & (chance < 0.1))
        self.status = np.where(completing & (chance < 0.1), 1, np.where(~completing & (chance > 0.95), 0, -1))
        absent |= (self.status == 1) & (chance < 0.03)
        self.progression = np.where(absent, -1, progression)
        self.completed = (self.status == 1) | ((self.status == -1) & (self.progression == 10_000))

    def make_scores(self):
        """Scores, points, submissions and feedback."""
        random, total = self.random, len(self.tracking)
        item = self.item[self.tracking]
        score = random.integers(0, 10_001, total)
        score = np.where(random.random(total) < 0.8, score // 100 * 100, score)
        self.of_twenty = random.random(total) < 0.05
        score = np.where(self.of_twenty, score // 5, score)
        self.score = np.where(random.random(total) < 0.35, score, -1)
        points = self.item_points[item]
        share = np.where(self.completed, 1.0, random.random(total))
        self.points = np.where((points > 0) & (random.random(total) < 0.6), (points * share).astype(np.int64), -1)
        assignment = self.item_kind[item] == 3
        chance = random.random(total)
        self.submitted = assignment & (chance < 0.4)
        self.feedback = assignment & (chance > 0.7)

    def make_kinds(self):
        """Kinds of entries: 0.6 % replacements, 0.1 % resets; a fifth has external ids."""
        chance = self.random.random(len(self.tracking))
        self.replacement = chance < 0.006
        self.reset = (chance > 0.999) & ~self.replacement
        self.identified = self.tracking % 5 == 0
        given = self.random.random(len(self.tracking)) < 0.15
        self.version_given = given & (self.item_kind[self.item[self.tracking]] == 0) & ~self.reset

    def write_entries(self, file, chosen):
        """Writes entries, given by their numbers."""
        tracking, seconds = self.tracking[chosen], self.seconds[chosen]
        start, completed = self.start[chosen], self.completed[chosen]
        replacement, reset = self.replacement[chosen], self.reset[chosen]
        recorded = ~reset
        end = self.moments.texts(np.minimum(start + seconds, END - 1))
        status = np.where(self.status[chosen] == 1, "completed", "incomplete")
        score, points, progression = self.score[chosen], self.points[chosen], self.progression[chosen]
        kind = np.where(replacement, "replacement", "reset")
        write_lines(file, [
            '{"type":"log"', self.id_field(chosen), self.place_fields(tracking),
            self.version_field(chosen),
            field("kind", kind, replacement | reset, quoted=True),
            field("startedAt", self.moments.texts(start), recorded & ~(replacement & (chosen % 10 == 0)), quoted=True),
            field("seconds", seconds, recorded),
            field("endedAt", end, replacement, quoted=True),
            field("completedAt", end, replacement & completed, quoted=True),
            field("progression", hundredths(np.maximum(progression, 0)), recorded & (progression >= 0)),
            field("status", status, recorded & (self.status[chosen] >= 0), quoted=True),
            field("score", hundredths(np.maximum(score, 0)), recorded & (score >= 0)),
            field("scoreMax", np.full(len(chosen), "20"), recorded & (score >= 0) & self.of_twenty[chosen]),
            field("points", points, recorded & (points >= 0)),
            field("submitted", np.full(len(chosen), "true"), recorded & self.submitted[chosen]),
            field("feedback", np.full(len(chosen), "true"), recorded & self.feedback[chosen]), "}",
        ])

    def place_fields(self, tracking):
        """The registration and item of trackings."""
        if not hasattr(self, "item_guids"):
            self.item_guids = pl.Series([item["guid"] for item in self.items])
        return (
            field("registration", self.registrations.gather(self.registration[tracking]), quoted=True)
            + field("item", self.item_guids.gather(self.item[tracking]), quoted=True))

    def id_field(self, chosen):
        """The external ids of entries that have one."""
        tracking, nth = (pl.Series(numbers[chosen]).cast(pl.String) for numbers in (self.tracking, self.nth))
        return field("id", "e" + tracking + "-" + nth, self.identified[chosen], quoted=True)

    def version_field(self, chosen):
        """The versions of entries that name one."""
        lengths = np.array([len(versions) for versions in self.versions])
        firsts = np.cumsum(lengths) - lengths
        all_versions = pl.Series([guid for versions in self.versions for guid in versions])
        content = np.maximum(self.item_object[self.item[self.tracking[chosen]]], 0)
        version = firsts[content] + chosen % lengths[content]
        return field("version", all_versions.gather(version), self.version_given[chosen], quoted=True)

    def write_late(self, file, order, count):
        """Writes late lines on entries with an id: half of them corrections of actions, half voids."""
        able = order[self.identified[order] & ~self.replacement[order] & ~self.reset[order]]
        chosen = np.sort(self.random.choice(able, count, replace=False))
        corrected, taken_away = chosen[::2], chosen[1::2]
        write_lines(file, [
            '{"type":"log"', self.id_field(corrected), self.place_fields(self.tracking[corrected]),
            field("startedAt", self.moments.texts(self.start[corrected]), quoted=True),
            field("seconds", self.seconds[corrected] // 2), field("progression", self.nth[corrected] % 100), "}",
        ])
        write_lines(file, ['{"type":"log"', self.id_field(taken_away), ',"kind":"void"}'])
