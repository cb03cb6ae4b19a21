"""How an exported HTML page looks: as the app does, light and dark, and on paper."""

from __future__ import annotations

from collections.abc import Mapping

ROLES = (
    *("bg", "raise", "line", "text", "dim", "faint", "accent", "bubble", "code", "danger"),
    *("kw", "fn", "str", "com"),
)
"""The colours that a page uses, by their names in a theme."""

_RULES = """\
*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%}
body{margin:0;padding:0 20px;background:var(--bg);color:var(--text);overflow-wrap:anywhere;
font:15px/1.6 Inter,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,
sans-serif}
main,.top{max-width:740px;margin:0 auto}
.top{padding-top:36px;padding-bottom:18px;border-bottom:1px solid var(--line)}
.top h1{margin:0 0 8px;font-size:24px;line-height:1.3;font-weight:600}
.top p{margin:0;color:var(--dim);font-size:13px;display:flex;flex-wrap:wrap;gap:4px 10px;
align-items:center}
main{padding-bottom:56px}
a{color:var(--accent);text-underline-offset:2px}
.face{display:inline-grid;place-items:center;width:26px;height:26px;border-radius:8px;
color:#fff;font-size:12px;font-weight:600;flex:none;-webkit-print-color-adjust:exact;
print-color-adjust:exact}
.strand{margin:36px 0 0;padding:10px 0 0;border-top:2px dashed var(--line);color:var(--dim);
font-size:14px;font-weight:600}
article{margin:22px 0}
.who{display:flex;align-items:center;gap:10px;margin:0 0 6px;font-size:13px;font-weight:600;
break-after:avoid}
.who time{color:var(--faint);font-weight:400;font-size:12px}
.you{margin-left:auto;width:fit-content;max-width:86%}
.you .who{justify-content:flex-end}
.bubble{background:var(--bubble);border-radius:16px 16px 4px 16px;padding:9px 14px;
white-space:pre-wrap;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.you figure,.you details{width:fit-content;max-width:100%;margin-inline-start:auto}
.you .bubble{width:fit-content;margin-inline-start:auto}
.body>:first-child{margin-top:0}
.body p,.body ul,.body ol,.body blockquote{margin:0 0 9px}
.body ul,.body ol{padding-inline-start:28px}
.body li{margin:0 0 4px}
.body li>p{margin:0 0 6px}
.body li.tight>p{margin:0}
.body li.task{list-style:none}
.body li.task>p:first-child::before{content:"\\2610";margin-inline-start:-22px;
display:inline-block;width:22px}
.body li.done>p:first-child::before{content:"\\2611"}
.body li.bare{list-style:none}
.body blockquote{margin-inline:0;padding-inline-start:14px;color:var(--dim);
border-inline-start:3px solid var(--line)}
h1,h2,h3,h4,h5,h6{break-after:avoid;line-height:1.4;margin:18px 0 6px;font-weight:600}
.body h1{font-size:20px}.body h2{font-size:17px}.body h3{font-size:15px}
.body h4,.body h5,.body h6{font-size:15px;color:var(--dim)}
hr{border:0;border-top:1px solid var(--line);margin:16px 0}
code,pre{font-family:"JetBrains Mono","Cascadia Mono",Menlo,Consolas,"Noto Sans Mono",
"Noto Sans Mono CJK SC",monospace;font-variant-ligatures:none}
code{font-size:.87em;background:color-mix(in srgb,var(--text) 7%,transparent);border-radius:4px;
padding:1px 4px}
.code{margin:4px 0 12px;border:1px solid var(--line);border-radius:10px;background:var(--code);
overflow:hidden}
.code figcaption{padding:5px 14px;border-bottom:1px solid var(--line);color:var(--dim);
font-size:12px;break-after:avoid}
pre{margin:0;padding:10px 14px;font-size:12.5px;line-height:1.55;overflow-x:auto;tab-size:4;
overflow-wrap:normal}
pre code{font-size:inherit;background:none;padding:0}
.k{color:var(--kw)}.f{color:var(--fn)}.s{color:var(--str)}.c{color:var(--com)}
.wide{overflow-x:auto;margin:4px 0 12px}
table{border-collapse:collapse;min-width:60%;font-size:13.5px}
th,td{padding:5px 10px;border-bottom:1px solid var(--line);text-align:start;vertical-align:top;
overflow-wrap:normal}
th{font-weight:600;border-bottom-width:1.5px}
.left{text-align:left}.center{text-align:center}.right{text-align:right}
td.right{font-variant-numeric:tabular-nums}
tr{break-inside:avoid}
.tex svg{fill:currentColor;max-width:none}
.display{overflow-x:auto;text-align:center;margin:6px 0 12px;break-inside:avoid}
img{max-width:100%;height:auto;border-radius:8px;vertical-align:middle}
figure.picture{margin:4px 0 12px;break-inside:avoid}
.picture figcaption{color:var(--dim);font-size:12.5px}
.chip{display:inline-block;border:1px solid var(--line);border-radius:8px;padding:3px 10px;
color:var(--dim);font-size:13px}
details{margin:0 0 12px;border:1px solid var(--line);border-radius:10px;padding:0 14px}
summary{cursor:pointer;padding:7px 0;color:var(--dim);font-size:13px}
details .body{color:var(--dim);padding-bottom:6px}
details pre{padding:4px 0 12px;white-space:pre-wrap;overflow-wrap:anywhere}
.index h2{margin:28px 0 4px;color:var(--dim);font-size:13px}
.index ul{list-style:none;margin:0;padding:0}
.index li{display:flex;align-items:baseline;gap:14px;padding:8px 0;
border-bottom:1px solid var(--line);break-inside:avoid}
.index a{flex:1;min-width:0;text-decoration:none}
.index a:hover,.index a:focus-visible{text-decoration:underline}
.index span{flex:none;max-width:34%;color:var(--dim);font-size:13px;overflow:hidden;
text-overflow:ellipsis;white-space:nowrap}
.index time{flex:none;color:var(--dim);font-size:12px;font-variant-numeric:tabular-nums}
.note{margin:8px 0 0;color:var(--danger);font-size:13px}
@media (max-width:520px){body{padding:0 14px}.you{max-width:94%}.index span{display:none}}
@media print{
:root{--bg:#fff;--text:#000}
body{font-size:11pt;padding:0}
main,.top{max-width:none}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
.wide,.display{overflow:visible}
details::details-content{content-visibility:visible;block-size:auto}
@page{margin:18mm}}
"""


def style_sheet(light: Mapping[str, str], dark: Mapping[str, str]) -> str:
    """Return the page's style sheet with the colours of both themes, by their roles."""
    return (
        f":root{{{_colors(light)}}}\n"
        # On paper it is light.
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_colors(dark)}}}}}\n{_RULES}"
    )


def _colors(roles: Mapping[str, str]) -> str:
    return ";".join(f"--{role}:{roles[role]}" for role in ROLES)
