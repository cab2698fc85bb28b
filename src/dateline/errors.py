"""The errors that a caller can act on.

DatelineError
├── ConfigError   a setting, option or data file is wrong: fix it and run again (exit 2)
├── ReportError   one report cannot be read: it is skipped, the rest goes on (exit 3)
└── LedgerError   a kept ledger is damaged: stop (exit 4)

Every message is one line that says what was met, what was expected and what to do. What language leaves open is never an
exception: it becomes an `Issue` record.
"""


class DatelineError(Exception):
    """Base of all errors that Dateline raises on purpose."""

    exit_code = 1


class ConfigError(DatelineError):
    """A setting or a data file of the installation is wrong."""

    exit_code = 2


class ReportError(DatelineError):
    """One report cannot be read."""

    exit_code = 3


class LedgerError(DatelineError):
    """A ledger file is damaged or of another version."""

    exit_code = 4
