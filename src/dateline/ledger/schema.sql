-- Projections: tables for reading, made from the payloads of the events. `dateline rebuild` drops and makes them again.

CREATE TABLE run (
    id TEXT PRIMARY KEY,        -- digest of the manifest
    dateline TEXT,
    parser TEXT,
    gazetteer TEXT,
    lexicons TEXT,
    place_prior TEXT,
    manifest TEXT NOT NULL      -- JSON: all of it
);

CREATE TABLE report (
    key TEXT PRIMARY KEY,       -- digest of text, id and url: one version of one report
    id TEXT NOT NULL,
    url TEXT,
    address TEXT,               -- the url without what changes from visit to visit
    sketch TEXT,                -- smallest hashes of the text's runs of three words; null without an address
    title TEXT,
    publisher TEXT,
    published TEXT,
    published_from TEXT,
    language TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    claims INTEGER NOT NULL,
    issues INTEGER NOT NULL,
    superseded_by TEXT REFERENCES report (key) DEFERRABLE INITIALLY DEFERRED,
    run TEXT NOT NULL REFERENCES run (id),
    added INTEGER NOT NULL REFERENCES event (seq),
    event INTEGER NOT NULL UNIQUE REFERENCES event (seq)
);
CREATE INDEX report_by_id ON report (id);
CREATE INDEX report_by_address ON report (address) WHERE address IS NOT NULL;
CREATE INDEX report_by_day ON report (published);
CREATE INDEX report_by_publisher ON report (publisher, published);
CREATE INDEX report_by_run ON report (run);
CREATE INDEX report_superseded ON report (superseded_by) WHERE superseded_by IS NOT NULL;

CREATE TABLE report_text (
    report TEXT PRIMARY KEY REFERENCES report (key),
    text TEXT NOT NULL
);

CREATE TABLE claim (
    number INTEGER PRIMARY KEY, -- event * 65536 + place in the report
    id TEXT NOT NULL UNIQUE,
    report TEXT NOT NULL REFERENCES report (key),
    standing TEXT NOT NULL,     -- current, or in a superseded version: carried, corrected, retracted
    type TEXT NOT NULL,
    subtype TEXT,
    modality TEXT NOT NULL,
    source_name TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    source_side TEXT,
    source_text TEXT,
    source_start INTEGER,
    source_end INTEGER,
    cue TEXT,
    cue_start INTEGER,
    cue_end INTEGER,
    via TEXT,
    actor TEXT,
    target TEXT,
    means TEXT,
    when_text TEXT,
    when_start TEXT,
    when_end TEXT,
    when_text_start INTEGER,
    when_text_end INTEGER,
    has_when INTEGER NOT NULL,
    said_text TEXT,
    said_start TEXT,
    said_end TEXT,
    said_text_start INTEGER,
    said_text_end INTEGER,
    has_said INTEGER NOT NULL,
    when_alternatives TEXT,     -- JSON
    zone TEXT,
    places TEXT,                -- names of all places, for reading and searching
    latitude REAL,              -- of the first place with a point
    longitude REAL,
    value REAL,                 -- of the first figure
    unit TEXT,
    verification TEXT NOT NULL,
    verification_by TEXT,
    private_person INTEGER NOT NULL,
    stated_names TEXT,          -- JSON
    evidence TEXT NOT NULL,
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    rule TEXT NOT NULL
);
CREATE INDEX claim_by_report ON claim (report, evidence_start);
CREATE INDEX claim_by_day ON claim (standing, when_start, when_end, type);
CREATE INDEX claim_by_type ON claim (type, when_start, when_end);
CREATE INDEX claim_by_source ON claim (source_name COLLATE NOCASE, when_start, when_end);
CREATE INDEX claim_by_side ON claim (source_side, when_start, when_end);
CREATE INDEX claim_by_verification ON claim (verification, when_start) WHERE verification <> 'none';
CREATE INDEX claim_withdrawn ON claim (standing, report) WHERE standing <> 'current';

CREATE TABLE claim_place (
    claim INTEGER NOT NULL REFERENCES claim (number) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL,
    name TEXT NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    relation TEXT NOT NULL,
    latitude REAL,
    longitude REAL,
    geonameid INTEGER,
    place TEXT,
    precision_km REAL,
    kind TEXT,
    cell INTEGER,               -- square of one degree: row * 1000 + column, counted from the south pole and the date line
    day TEXT,                   -- the claim's when_start
    day_to TEXT,                -- the claim's when_end
    PRIMARY KEY (claim, ordinal)
) WITHOUT ROWID;
CREATE INDEX place_by_name ON claim_place (name COLLATE NOCASE, day, day_to, claim);
CREATE INDEX place_by_cell ON claim_place (cell, day, day_to, latitude, longitude, claim) WHERE cell IS NOT NULL;

CREATE TABLE claim_figure (
    claim INTEGER NOT NULL REFERENCES claim (number) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    value REAL,
    value_to REAL,
    unit TEXT NOT NULL,
    "of" TEXT,
    approx INTEGER NOT NULL,
    bound TEXT,
    part_of TEXT,
    derived INTEGER NOT NULL,
    victims TEXT,
    day TEXT,                   -- the claim's when_start, type and source
    type TEXT NOT NULL,
    source_name TEXT NOT NULL,
    PRIMARY KEY (claim, ordinal)
) WITHOUT ROWID;
CREATE INDEX figure_series ON claim_figure (unit, type, source_name COLLATE NOCASE, day, value, value_to, claim);
CREATE INDEX figure_of ON claim_figure (unit, "of", day, value, claim);

CREATE TABLE link (
    target_claim TEXT NOT NULL REFERENCES claim (id),
    source_claim TEXT REFERENCES claim (id),        -- null when a whole version is the source
    source_report TEXT NOT NULL REFERENCES report (key),
    kind TEXT NOT NULL,
    finer TEXT,
    rule TEXT NOT NULL,
    compared TEXT NOT NULL,     -- JSON: slot -> what was met
    event INTEGER NOT NULL REFERENCES event (seq)   -- when both were known
);
CREATE UNIQUE INDEX link_by_target ON link (target_claim, kind, source_report, COALESCE(source_claim, ''), rule);
CREATE INDEX link_by_source ON link (source_claim, kind) WHERE source_claim IS NOT NULL;
CREATE INDEX link_by_report ON link (source_report);
CREATE INDEX link_by_event ON link (event);
CREATE INDEX link_disputes ON link (target_claim, source_claim) WHERE kind = 'disputes';

CREATE TABLE actor (
    report TEXT NOT NULL REFERENCES report (key),
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    short TEXT NOT NULL,
    side TEXT,
    office TEXT,
    is_plural INTEGER NOT NULL,
    is_publisher INTEGER NOT NULL,
    is_private INTEGER NOT NULL,    -- no public role in the text
    is_protected INTEGER NOT NULL,  -- private, or held, missing or abused whatever the office
    PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE INDEX actor_by_name ON actor (name COLLATE NOCASE);
CREATE INDEX actor_protected ON actor (is_protected, name, kind) WHERE is_protected = 1;

CREATE TABLE protected_span (
    report TEXT NOT NULL REFERENCES report (key),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    what TEXT NOT NULL,             -- name: words that name a protected person; quotation: her own words
    actor INTEGER,
    PRIMARY KEY (report, start, "end", what)
) WITHOUT ROWID;

CREATE TABLE issue (
    report TEXT NOT NULL REFERENCES report (key),
    ordinal INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;

CREATE TABLE weakness (
    claim INTEGER PRIMARY KEY REFERENCES claim (number) ON DELETE CASCADE,
    grade INTEGER NOT NULL,     -- orders the queue of claims to review: by the gravest reason, then by how many there are
    reasons TEXT NOT NULL       -- codes, the gravest first, a space between
);
CREATE INDEX weakness_by_grade ON weakness (grade, claim);

-- What analysts decided. A decision stays when its claim is gone, so it points to none by foreign key.

CREATE TABLE decision (
    event INTEGER PRIMARY KEY REFERENCES event (seq),
    at TEXT NOT NULL,           -- UTC, when the event was written
    claim TEXT NOT NULL,        -- id
    report TEXT NOT NULL,       -- key of the version that the claim was read in
    slot TEXT NOT NULL,
    verdict TEXT NOT NULL,      -- accept, fix, reject
    value TEXT,                 -- what the analyst puts there, as a text
    fix TEXT,                   -- the same as JSON
    as_read TEXT NOT NULL,      -- JSON: slot -> what the program had read
    initials TEXT NOT NULL,
    reason TEXT,
    turn INTEGER NOT NULL,      -- 1 for the first decision about this slot of this claim, and so on
    standing TEXT NOT NULL      -- current, superseded, again, orphan
);
CREATE INDEX decision_by_claim ON decision (claim, event);
CREATE INDEX decision_by_report ON decision (report);
CREATE INDEX decision_by_initials ON decision (initials, at);
CREATE INDEX decision_by_standing ON decision (standing, claim);

CREATE TABLE reviewed (
    claim INTEGER PRIMARY KEY REFERENCES claim (number) ON DELETE CASCADE,
    review TEXT NOT NULL,       -- accepted or fixed (the claim is signed), partly, rejected
    slots TEXT NOT NULL,        -- those decided, a space between
    changed TEXT NOT NULL       -- those that bear the analyst's value, or none where she rejected the program's
);
CREATE INDEX reviewed_by_review ON reviewed (review, claim);

-- Claims with changed slots as they read with the analyst's values; `claim` keeps what was read.

CREATE TABLE fixed_claim (
    number INTEGER PRIMARY KEY REFERENCES claim (number) ON DELETE CASCADE,
    type TEXT NOT NULL,
    subtype TEXT,
    modality TEXT NOT NULL,
    source_name TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    source_side TEXT,
    via TEXT,
    actor TEXT,
    target TEXT,
    means TEXT,
    when_start TEXT,
    when_end TEXT,
    places TEXT,
    latitude REAL,
    longitude REAL,
    value REAL,
    unit TEXT,
    verification TEXT NOT NULL,
    verification_by TEXT
);

CREATE TABLE fixed_place (
    claim INTEGER NOT NULL REFERENCES fixed_claim (number) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL,
    name TEXT NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    relation TEXT NOT NULL,
    latitude REAL,
    longitude REAL,
    geonameid INTEGER,
    place TEXT,
    precision_km REAL,
    kind TEXT,
    cell INTEGER,
    day TEXT,
    day_to TEXT,
    PRIMARY KEY (claim, ordinal)
) WITHOUT ROWID;

CREATE TABLE fixed_figure (
    claim INTEGER NOT NULL REFERENCES fixed_claim (number) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    value REAL,
    value_to REAL,
    unit TEXT NOT NULL,
    "of" TEXT,
    approx INTEGER NOT NULL,
    bound TEXT,
    part_of TEXT,
    derived INTEGER NOT NULL,
    victims TEXT,
    day TEXT,
    type TEXT NOT NULL,
    source_name TEXT NOT NULL,
    PRIMARY KEY (claim, ordinal)
) WITHOUT ROWID;

CREATE TABLE day_count (
    day TEXT NOT NULL,
    type TEXT NOT NULL,
    claims INTEGER NOT NULL,
    PRIMARY KEY (day, type)
) WITHOUT ROWID;
CREATE TRIGGER day_count_more AFTER INSERT ON claim WHEN NEW.standing = 'current' AND NEW.when_start IS NOT NULL BEGIN
    INSERT INTO day_count VALUES (NEW.when_start, NEW.type, 1) ON CONFLICT DO UPDATE SET claims = claims + 1;
END;
CREATE TRIGGER day_count_less AFTER DELETE ON claim WHEN OLD.standing = 'current' AND OLD.when_start IS NOT NULL BEGIN
    UPDATE day_count SET claims = claims - 1 WHERE day = OLD.when_start AND type = OLD.type;
    DELETE FROM day_count WHERE day = OLD.when_start AND type = OLD.type AND claims = 0;
END;
CREATE TRIGGER day_count_moved AFTER UPDATE OF standing ON claim
WHEN (OLD.standing = 'current') <> (NEW.standing = 'current') AND NEW.when_start IS NOT NULL BEGIN
    INSERT INTO day_count VALUES (NEW.when_start, NEW.type, 0) ON CONFLICT DO NOTHING;
    UPDATE day_count SET claims = claims + CASE NEW.standing WHEN 'current' THEN 1 ELSE -1 END
    WHERE day = NEW.when_start AND type = NEW.type;
    DELETE FROM day_count WHERE day = NEW.when_start AND type = NEW.type AND claims = 0;
END;

CREATE VIRTUAL TABLE claim_fts USING fts5 (
    evidence, source_name, actor, target, places,
    content="claim", content_rowid="number", tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER claim_fts_insert AFTER INSERT ON claim BEGIN
    INSERT INTO claim_fts (rowid, evidence, source_name, actor, target, places)
    VALUES (NEW.number, NEW.evidence, NEW.source_name, NEW.actor, NEW.target, NEW.places);
END;
CREATE TRIGGER claim_fts_delete AFTER DELETE ON claim BEGIN
    INSERT INTO claim_fts (claim_fts, rowid, evidence, source_name, actor, target, places)
    VALUES ('delete', OLD.number, OLD.evidence, OLD.source_name, OLD.actor, OLD.target, OLD.places);
END;
