"""What a form sends: words, a day, a file."""

from typing import NamedTuple

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from dateline.web.asked import read_day
from dateline.web.errors import ask_again

MOST_LETTERS = 2_000_000
"""How long a pasted text may be."""
_LONGEST = 200


class Sent(NamedTuple):
    """A file that a form sent: its name without folders, and its bytes."""

    name: str
    body: bytes


def form_of(request: Request) -> FormData:
    """Return the form that came with a POST; the application has read it by then."""
    form: FormData = request.state.form
    return form


def sent_text(form: FormData, name: str) -> str:
    """Return a text of several lines, its line ends as in a file; error 400 when it is too long."""
    given = form.get(name, "")
    text = given.replace("\r\n", "\n") if isinstance(given, str) else ""
    if len(text) > MOST_LETTERS:
        raise ask_again(f"{name} has {len(text):,} letters; expected at most {MOST_LETTERS:,}: cut it in parts")
    return text


def sent_word(form: FormData, name: str, longest: int = _LONGEST) -> str | None:
    """Return one line of at most `longest` letters, null when it is empty."""
    given = form.get(name, "")
    word = given.replace("\0", "").strip() if isinstance(given, str) else ""
    if len(word) > longest:
        raise ask_again(f"{name} has {len(word)} letters; expected at most {longest}")
    return word or None


def sent_day(form: FormData, name: str) -> str | None:
    """Return a day, null when none is given; error 400 when it is none."""
    return read_day(name, sent_word(form, name) or "") or None


def sent_file(form: FormData, name: str) -> Sent | None:
    """Return the file, null when none was chosen."""
    given = form.get(name)
    if not isinstance(given, UploadFile) or not given.filename:
        return None
    return Sent(given.filename.replace("\\", "/").rsplit("/", 1)[-1][:_LONGEST], given.file.read())
