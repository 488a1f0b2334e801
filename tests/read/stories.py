"""A few reports of our own, as paragraphs; all formats must give the same incidents of them."""

STORIES: dict[str, tuple[str, ...]] = {
    "gardez": (
        "Market bombing kills six in Gardez",
        "GARDEZ, Afghanistan, June 8, 2021 (Example Wire) - A bomb hidden in a handcart exploded in a market"
        " in Gardez, the capital of Paktia province, on Monday, killing six people and wounding 14 others,"
        " officials said.",
        "The provincial police chief said that two children were among the dead. The wounded were taken to"
        " the provincial hospital, where three of them were in a critical condition on Tuesday.",
        "No group claimed responsibility for the attack.",
        "Shopkeepers said the market had been crowded because of a coming holiday. “I heard a loud bang and"
        " then there was smoke everywhere,” said Sharifullah, who sells shoes there.",
    ),
    "khost": (
        "Soldiers and insurgents killed in Khost fighting",
        "KHOST, June 9, 2021 (Example Wire) - Taliban fighters attacked an army outpost in Sabari district of"
        " southeastern Khost province early on Wednesday, and five soldiers were killed in the clash, the"
        " Defense Ministry said.",
        "Nine insurgents were killed and four were wounded when soldiers returned fire, the ministry said in"
        " a statement. The Taliban said they had captured the outpost and killed 20 soldiers.",
        "Residents said that about 150 families had fled their homes for the provincial capital.",
    ),
    "week": (
        "Security summary of the southeast",
        "Published on 10 June 2021 for aid organizations that work in the region.",
        "On 7 June a roadside bomb struck a minibus in Andar district of Ghazni province. Eleven passengers,"
        " all of them civilians, were killed.",
        "On 8 June gunmen on a motorcycle shot dead a prosecutor in Ghazni city. The gunmen escaped.",
        "On 9 June about 300 people protested in Sharan, the capital of Paktika province, against the high"
        " price of fuel. The protest ended peacefully.",
    ),
}  # fmt: skip


def plain(name: str) -> str:
    """A story as a text file has it: an empty line between paragraphs."""
    return "\n\n".join(STORIES[name]) + "\n"
