"""What a PDF says about itself, in the document's properties and again as XMP; it knows no pages.

XMP: ISO 16684-1, the packet's namespaces as in PDF 32000-1, 14.3.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from cxstudio.render.pdf_file import PdfFile
from cxstudio.render.plain import plain_text

PROGRAM = "CX Studio"
# A file made twice is the same file: without a date of the map's own, no moment of making is told.
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_NOT_XML = {0xFFFE: None, 0xFFFF: None}

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdf:Producer>{program}</pdf:Producer>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class PdfMeta:
    """What a reader shows as the document's properties. `language` is a BCP 47 tag; `date` has a time zone."""

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    language: str = "en"
    date: datetime = NO_DATE


def describe(file: PdfFile, meta: PdfMeta) -> None:
    """Write the properties and the XMP packet into the file."""
    moment = meta.date.astimezone(UTC)
    file.describe(
        title=meta.title,
        author=meta.author,
        subject=meta.subject,
        keywords=meta.keywords,
        program=PROGRAM,
        date=moment.strftime("D:%Y%m%d%H%M%SZ"),
    )
    packet = _PACKET.format(
        title=_xml(meta.title),
        author=_xml(meta.author),
        subject=_xml(meta.subject),
        language=_xml(meta.language),
        keywords=_xml(meta.keywords),
        program=_xml(PROGRAM),
        date=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    entries = {"Type": file.name("Metadata"), "Subtype": file.name("XML")}
    # Unpacked, so that programs which know no PDF find it.
    stream = file.stream(packet.encode("utf-8"), entries, packed=False)
    file.set_in_catalogue({"Metadata": file.reference(stream, "metadata")})


def _xml(text: str) -> str:
    return escape(plain_text(text).translate(_NOT_XML))
