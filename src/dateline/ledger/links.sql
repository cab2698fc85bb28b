-- What links are found by: made when claims are first linked, and again with `dateline rebuild --link`. Rows belong to claims; the triggers note what goes.

CREATE TABLE topic (
    topic INTEGER NOT NULL,     -- hash of a place (even) or of a word of the topic (odd)
    day INTEGER NOT NULL,       -- of publication, counted from year 1
    report INTEGER NOT NULL,    -- first digits of the report's key, as a number
    at INTEGER NOT NULL,        -- offset in the report, and first digits of the claim's id
    claim INTEGER NOT NULL,
    PRIMARY KEY (topic, day, report, at, claim)
) WITHOUT ROWID;

CREATE TABLE told (
    claim INTEGER PRIMARY KEY,
    day INTEGER NOT NULL,
    report INTEGER NOT NULL,
    at INTEGER NOT NULL,
    topics BLOB NOT NULL        -- eight bytes each
);

CREATE TABLE linked_report (
    report TEXT PRIMARY KEY,
    held INTEGER NOT NULL       -- 0 for a superseded version: its claims have no links
) WITHOUT ROWID;

-- new, or superseded, or not so any more
CREATE TABLE turned (report TEXT PRIMARY KEY) WITHOUT ROWID;
-- lost a link
CREATE TABLE stale (claim TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE gone (day INTEGER, report INTEGER, at INTEGER, claim INTEGER, topics BLOB);

CREATE TRIGGER report_came AFTER INSERT ON report BEGIN
    INSERT OR IGNORE INTO turned VALUES (NEW.key);
END;
CREATE TRIGGER report_turned AFTER UPDATE OF superseded_by ON report
WHEN (OLD.superseded_by IS NULL) <> (NEW.superseded_by IS NULL) BEGIN
    INSERT OR IGNORE INTO turned VALUES (NEW.key);
END;
CREATE TRIGGER report_went AFTER DELETE ON report BEGIN
    DELETE FROM linked_report WHERE report = OLD.key;
    DELETE FROM turned WHERE report = OLD.key;
END;
CREATE TRIGGER claim_went AFTER DELETE ON claim BEGIN
    INSERT INTO gone SELECT day, report, at, claim, topics FROM told WHERE claim = OLD.number;
    DELETE FROM told WHERE claim = OLD.number;
    DELETE FROM stale WHERE claim = OLD.id;
END;
CREATE TRIGGER link_went AFTER DELETE ON link WHEN OLD.source_claim IS NOT NULL AND OLD.rule NOT LIKE 'version/%' BEGIN
    INSERT OR IGNORE INTO stale VALUES (OLD.source_claim);
END;
