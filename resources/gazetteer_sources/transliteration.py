"""Cyrillic names in Latin letters, by the rules that news copy follows."""

_KMU = dict(zip(
    "абвгґдежзиіклмнопрстуфхцчшщ",
    ["a", "b", "v", "h", "g", "d", "e", "zh", "z", "y", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch"],
    strict=True,
)) | {"ь": "", "'": "", "’": "", "ʼ": "", "ё": "o", "ы": "y", "э": "e", "ъ": ""}  # fmt: skip
_KMU_SOFT = {"є": ("ye", "ie"), "ї": ("yi", "i"), "й": ("y", "i"), "ю": ("yu", "iu"), "я": ("ya", "ia")}
_RUSSIAN = dict(zip(
    "абвгдежзийклмнопрстуфхцчшщыэюя",
    ["a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "y", "e", "yu", "ya"],
    strict=True,
)) | {"ь": "", "ъ": "", "ё": "yo", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "'": "", "’": "", "ʼ": ""}  # fmt: skip


def ukrainian(name: str) -> str:
    """Spell a Ukrainian name by the official rules of 2010 (Cabinet of Ministers, no. 55).

    >>> ukrainian("Балаклія"), ukrainian("Згурівка"), ukrainian("Знам'янка"), ukrainian("Єнакієве")
    ('Balakliia', 'Zghurivka', 'Znamianka', 'Yenakiieve')
    """
    return _spell(name, kmu=True)


def russian(name: str) -> str:
    """Spell a Russian name as English news copy does.

    >>> russian("Изюм"), russian("Красный Лиман")
    ('Izyum', 'Krasny Liman')
    """
    return _spell(name.replace("ый", "ы").replace("ий", "и"), kmu=False)


def _spell(name: str, *, kmu: bool) -> str:
    spelt: list[str] = []
    before = " "
    for letter in name:
        low = letter.lower()
        if kmu and low == "г" and before == "з":
            latin = "gh"
        elif kmu and low in _KMU_SOFT:
            latin = _KMU_SOFT[low][0 if not (before.isalpha() or before in "'’ʼ") else 1]
        else:
            latin = (_KMU if kmu else _RUSSIAN).get(low, letter)
        spelt.append(latin.capitalize() if letter != low else latin)
        before = low
    return "".join(spelt)
