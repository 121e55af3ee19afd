"""Numbers that open what they rest on: the words, where they stand, and the way to the slide."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from synthese.exports.evidence import Finding
from synthese.exports.labels import format_number, label
from synthese.exports.readable import Readable
from synthese.notebook.results import Shown
from synthese.notebook.styling import cited, marked, text
from synthese.provenance import stable_id

__all__ = ["Openings"]

_LOOK = Markup("""\
<style>
button.synthese-opens{all:unset;cursor:pointer;text-decoration:underline dotted;text-underline-offset:.2em}
button.synthese-opens:focus-visible{outline:2px solid currentColor}
.synthese-evidence{box-sizing:border-box;width:min(46em,92vw);max-height:80vh;overflow:auto;padding:1em 1.2em;
margin:auto;border:1px solid #7d8f97;background:var(--jp-layout-color0,#fff);
color:var(--jp-content-font-color1,#16262d);font:13px/1.45 var(--jp-content-font-family,sans-serif);text-align:left}
.synthese-evidence::backdrop{background:#0004}
.synthese-evidence p{margin:.6em 0}
.synthese-evidence button{float:right;margin:0 0 .4em 1em;cursor:pointer}
.synthese-evidence mark{background:#f0e442;color:#000;padding:0 .1em}
.synthese-evidence small{opacity:.85}
@media print{.synthese-evidence{display:none}}
</style>""")


class Openings:
    """The numbers of one table that open their evidence, and the panels that they open.

    A panel is an element that browsers show above the page by themselves (the HTML attribute ``popover``): no script
    is needed, so that it works in JupyterLab, in VS Code and in a file opened without a network. A browser that knows
    no popovers shows the panels below the table.

    Args:
        tables: The result of ``in_words``.
    """

    def __init__(self, tables: Readable) -> None:
        self._tables = tables
        self._panels: dict[str, Markup] = {}

    def number(self, shown: str | Markup, ids: Iterable[str], *about: str) -> Markup:
        """Return what a cell shows, as a button that opens its evidence; where there is none it stands as it is.

        Args:
            shown: What the cell shows.
            ids: The ids of tags, codings and passages behind it.
            about: What it counts, as theme and project.
        """
        content = shown if isinstance(shown, Markup) else text(shown)
        wanted = list(ids)
        findings = self._tables.index.find(wanted)
        if not findings:
            return content
        title = " · ".join(part for part in about if part)
        # Equal panels may have one name; others never do, however many tables a notebook shows.
        name = stable_id("e", title, self._tables.language, *(one.ids[0] for one in findings))
        missing = len(self._tables.index.missing(wanted))
        self._panels.setdefault(name, self._panel(name, title, findings, missing))
        opens = Markup('<button type="button" class="synthese-opens" popovertarget="{}" title="{}">{}</button>')
        return opens.format(name, self._counted(len(findings)), content)

    @property
    def panels(self) -> Markup:
        """All panels so far, with how they look."""
        if not self._panels:
            return Markup("")
        return _LOOK + Markup("").join(self._panels.values())

    def _panel(self, name: str, title: str, findings: Sequence[Finding], missing: int) -> Markup:
        language = self._tables.language
        close = Markup('<button type="button" popovertarget="{0}" popovertargetaction="hide">{1}</button>')
        head = Markup("<strong>{}</strong><br><small>{}</small>").format(text(title), self._counted(len(findings)))
        several = len({(one.kind, one.code) for one in findings}) > 1
        told = Markup("").join(self._told(one, several=several) for one in findings)
        lost = Markup("<p>{}</p>").format(label("notebook.missing", language, n=missing)) if missing else Markup("")
        panel = Markup('<div popover id="{}" class="synthese-evidence">{}{}{}{}</div>')
        return panel.format(name, close.format(name, label("ui.close", language)), head, told, lost)

    def _told(self, one: Finding, *, several: bool) -> Markup:
        """Return the words of a finding with their place; its code too, where a number rests on several."""
        tables, language = self._tables, self._tables.language
        place = one.evidence
        words = marked(place.text, one.start, one.end)
        listed = tables.number(one) if isinstance(tables, Shown) else tables.index.number(one)
        number = label("ui.number", language, n=listed)
        name = tables.names.code(one.kind, one.code) if several and one.code else ""
        state = label(f"status.{one.status}", language) if one.kind != "passage" else ""
        details = Markup(" · ").join(text(part) for part in (number, name, state) if part)
        return Markup("<p>{}<br><small>{} · {}</small></p>").format(words, self._linked(one), details)

    def _linked(self, one: Finding) -> Markup:
        """Return the citation; it leads to the picture of the slide where that is drawn."""
        place, link = one.evidence, self._tables.source.slide_link
        address = link(place.presentation, place.page) if link else ""
        shown = cited(place.citation)
        return Markup('<a href="{}" target="_blank">{}</a>').format(address, shown) if address else shown

    def _counted(self, n: int) -> str:
        language = self._tables.language
        number = format_number(n, language)
        return label("ui.one_finding", language) if n == 1 else label("ui.many_findings", language, n=number)
