"""The look of a Word document: A4, one plain typeface, British English, dark headings."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.document import Document

_FONT: Final = "Arial"
_INK: Final = (0x14, 0x18, 0x1C)


def set_up(document: "Document", sizes: Mapping[str, float], *, margins: tuple[float, float]) -> None:
    """Set page, language and typeface, in place of the library's American letter paper and blue headings.

    `sizes` are points by name of style; `margins` are millimetres at the sides, and above and below.
    """
    from docx.oxml.ns import qn  # noqa: PLC0415 - an extra, and slow to load
    from docx.shared import Mm, Pt, RGBColor  # noqa: PLC0415

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(margins[0])
    section.top_margin = section.bottom_margin = Mm(margins[1])
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = RGBColor(*_INK)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), _FONT)
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(kind), None)
    # otherwise a spelling checker marks British words, and a screen reader says them as American ones
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    document.core_properties.language = "en-GB"
    document.core_properties.comments = ""
