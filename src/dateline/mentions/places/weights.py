"""The weights of the resolver, set by hand. One unit is about a factor of ten in how well known a place is."""

from typing import NamedTuple


class Weights(NamedTuple):
    """What each reason adds to a candidate's score."""

    importance: float = 1.1
    """Per unit of importance (the power of ten of its people, or the weight of the own table)."""
    alternate: float = -1.2
    """The words are another name of the place; a spelling made by rule costs the same, an abbreviation more."""
    derived: float = -1.4
    loose: float = -1.6
    country: float = 2.0
    """The candidate is a state."""
    region: float = -0.2
    district: float = -0.8
    natural: float = 0.0
    type_fits: float = 4.0
    """A type word ("region", "village of") fits or contradicts the candidate's kind."""
    type_contradicts: float = -4.0
    eponym: float = 0.8
    """A town shares its name with the division that it lies in: the bare name means the town, by this lead over the division."""
    eponym_most: float = 2.2
    """How much better known the division may be."""
    eponym_least: float = 4.0
    """How well known the town must be."""
    contained: float = 6.0
    """The text says where it lies: "X, Y", "X in Y"."""
    not_contained: float = -2.0
    country_share: float = 6.0
    """Times the share of the report's evidence that speaks for the candidate's country."""
    no_country: float = 0.3
    """The share that a sea or continent, which has no country, is given."""
    region_share: float = 4.5
    """Times the share of the report's evidence that speaks for its first order division."""
    region_doubt: float = 3.0
    """How many names a division must have behind it to count for half."""
    vote_base: float = 1.8
    """How much more a candidate's country is voted for with each unit of its importance, while a name is unsettled."""
    prior: float = 2.0
    """The candidate lies in a country that the project is about."""
    nearby: float = 3.0
    """Times a closeness of 0 to 1 to the places around that are certain."""
    stated_distance: float = 5.0
    """A distance or direction stated in the text ("74 km southeast of X") holds or fails."""
    capital: float = 2.0
    """The name of a capital, or any name that means a government here."""
    margin: float = 0.35
    """Below this lead over the next candidate a toponym stays unresolved."""


WEIGHTS = Weights()
