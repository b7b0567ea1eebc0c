import { NOTE_KINDS } from '../domain/note.ts'
import { escapeCss } from './html-escape.ts'
import { PARTS_STYLE } from './html-style-parts.ts'
import { KIND_LOOK, themeLook } from './look.ts'

/** What the style sheet has to know of the report. */
export interface StyleNeeds {
  /** printed at the foot of each page */
  readonly title: string
  readonly page: string
  /** numbers of the themes whose weaves are used */
  readonly themes: readonly number[]
  /** Young Serif as WOFF2 in base64; without it the titles take a serif of the reader's machine */
  readonly font?: string | undefined
}

/** The whole style sheet: screen and paper, no address in it. */
export const htmlStyle = (needs: StyleNeeds): string =>
  [
    fontFace(needs.font),
    BASE,
    PARTS_STYLE,
    ...[...new Set(needs.themes)].map(themeRule),
    ...NOTE_KINDS.map(kindRule),
    SMALL,
    print(needs),
  ].join('\n')

/** Only what base64 is made of may stand in the address. */
const fontFace = (font: string | undefined): string =>
  font === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(font)
    ? ''
    : `@font-face{font-family:"Tablee Serif";src:url(data:font/woff2;base64,${font}) format("woff2");font-display:swap}`

const BASE = `
:root{color-scheme:light;--zinc:#e2e6df;--paper:#fffefa;--paper-2:#f7f6f0;--ink:#1b2421;--ink-2:#3f4b46;--line:#c9d0c8;--dot:#8c1d33;--brand:#15463a;
--serif:"Tablee Serif","Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,serif;
--sans:"Segoe UI",-apple-system,BlinkMacSystemFont,Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif}
*,*::before,*::after{box-sizing:border-box}
body{margin:0;background:var(--zinc);color:var(--ink);font:1.0625rem/1.6 var(--sans);-webkit-text-size-adjust:100%;text-size-adjust:100%;overflow-wrap:break-word}
h1,h2,h3,h4,h5,p,ul,ol,figure,blockquote,table{margin:0;padding:0}
h1,h2,h3,h4{font-family:var(--serif);font-weight:400;line-height:1.15;font-variant-numeric:lining-nums;text-wrap:balance}
a{color:var(--brand);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.skip{position:absolute;left:-999em;top:0;z-index:1;background:var(--paper);padding:.75em 1em}
.skip:focus{left:0}
main{padding:1.5rem 1rem 4rem}
.sheet{position:relative;max-width:50rem;margin:0 auto 1.5rem;padding:4rem 5rem 4.5rem;background:var(--paper);box-shadow:0 1px 2px rgb(27 36 33/.1),0 4px 14px rgb(27 36 33/.07)}
.cover{text-align:center;padding-top:4.5rem}
.cover .logo img{width:auto;max-width:15rem;height:auto;max-height:5rem}
.art{position:relative;max-width:40rem;margin:0 auto 3rem}
.art svg{display:block;width:100%;height:auto}
.title{position:absolute;left:20%;right:20%;top:20%;bottom:21%;display:flex;flex-direction:column;justify-content:center;align-items:center;gap:.6rem}
.title.long{position:static;display:flex;margin-top:2rem}
.title .kind{order:-1;font-weight:600;color:var(--dot)}
h1{font-size:clamp(1.35rem,5.4vw,2.6rem);line-height:1.09}
.long h1{font-size:clamp(1.6rem,5vw,2.4rem)}
.subtitle{font-size:clamp(.8rem,2.2vw,1.15rem);line-height:1.35;color:var(--ink-2)}
.facts{list-style:none;line-height:1.6}
.facts li:last-child{font-weight:600}
.facts li{color:var(--ink-2)}
.part{margin:3.5rem 0 2rem;display:flex;gap:1.25rem;align-items:baseline}
.sheet>.part{margin-top:0}
h2{font-size:2.6rem}
.part .no,.toc .no{color:var(--dot);font-family:var(--serif);font-size:2.6rem;line-height:1;font-variant-numeric:lining-nums}
h3{font-size:2rem}
.band{position:absolute;left:0;right:0;top:0;height:3.25rem;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.woven{padding-top:7rem}
.head{display:flex;flex-direction:column;gap:.4rem;margin-bottom:1.75rem}
.head .label{order:-1;font-size:.875rem;font-weight:600;color:var(--ink-2)}
.woven .head{padding-left:6.75rem;position:relative;min-height:5.5rem;justify-content:center}
.plaque{position:absolute;left:0;top:50%;transform:translateY(-50%);display:grid;place-items:center;width:5.25rem;height:5.25rem;border-radius:50%;border:2px solid var(--th);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.plaque b{display:grid;place-items:center;min-width:62%;height:62%;padding:0 .3rem;background:var(--paper);transform:rotate(-4deg);box-shadow:0 0 0 1px rgb(27 36 33/.14);font:400 2.2rem/1 var(--serif);font-variant-numeric:lining-nums;color:var(--ink)}
h4{font-size:1.4rem;line-height:1.2;margin:2rem 0 .75rem}
h5{font-size:1.0625rem;line-height:1.35;font-weight:700;margin:1.5rem 0 .5rem}
section>h4:first-child{margin-top:0}
.body>*+*{margin-top:2rem}
p+p,p+ul,ul+p,p+.q,.note+p,.cards+p,ul+ul{margin-top:.8rem}
ul.text{list-style:none}
ul.text li{position:relative;padding-left:1.2rem;margin-bottom:.3rem}
ul.text li::before{content:"";position:absolute;left:.1rem;top:.6em;width:.45rem;height:.45rem;border-radius:50%;background:var(--dot);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.pair{display:grid;grid-template-columns:2.6rem minmax(0,1fr)}
.q{font-weight:600;margin-top:1.75rem}
.r{margin-top:.5rem}
.pair>b{font:400 1.5rem/1.1 var(--serif);color:var(--ink-2)}
.q>b{color:var(--dot)}
.remark{font-size:.9rem;line-height:1.5;color:var(--ink-2);background:var(--paper-2);padding:.8rem 1rem;margin-bottom:1rem}
.note{background:var(--nb);border-top:3px solid var(--nm);padding:.7rem .9rem .6rem;margin:.8rem 0;line-height:1.4;break-inside:avoid;box-shadow:0 1px 1px rgb(27 36 33/.14),1px 3px 5px rgb(27 36 33/.12);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.note blockquote{white-space:pre-wrap;unicode-bidi:isolate}
.note figcaption{display:flex;gap:.45rem;text-wrap:balance;margin-top:.35rem;font-size:.82rem;line-height:1.4;color:var(--ink-2)}
.note figcaption::before{color:var(--nm);line-height:1.3}
.text,p{white-space:pre-line;text-wrap:pretty}
table{border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.4}
p+table,ul+table{margin-top:1.1rem}
caption{text-align:left;font-family:var(--serif);font-size:1.25rem;padding-bottom:.5rem}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem;border-bottom:1px solid var(--line)}
thead th{font-size:.85rem;color:var(--ink-2);border-bottom:2px solid var(--ink)}
tbody th{font-weight:600}
tr>:first-child{padding-left:0}
th,td{overflow-wrap:anywhere}
thead th{overflow-wrap:break-word}
.num{text-align:right;font-variant-numeric:tabular-nums lining-nums;width:5.5rem}
.toc ol{list-style:none}
.toc>ol>li{display:grid;grid-template-columns:4.75rem 1fr;margin-top:2rem}
.toc>ol>li>a{font:400 1.5rem/1.25 var(--serif);grid-column:2;color:inherit;text-decoration:none}
.toc .no{grid-row:1;grid-column:1}
.toc>ol>li>ol{grid-column:2;margin-top:.5rem}
.toc>ol>li>ol li{border-bottom:1px dotted var(--line)}
.toc>ol>li>ol a{display:flex;gap:.75rem;padding:.4rem 0;color:inherit;text-decoration:none;line-height:1.35}
.toc .twin{color:var(--ink-2)}
.toc a:hover{text-decoration:underline!important}
.toc>ol>li>ol b{font:400 1.1rem/1.3 var(--serif);flex:none;min-width:1.1rem;font-variant-numeric:lining-nums}
.two{display:grid;grid-template-columns:minmax(0,1fr);column-gap:2.25rem;align-items:start}
.beside>section+section{margin-top:2rem}
.beside ul.text{font-size:.92rem;line-height:1.5}
@media screen and (max-width:53.99rem){.two>*+*{margin-top:2rem}}
@media screen and (min-width:54rem){
.two{grid-template-columns:minmax(0,1fr) 15rem}
.two .note{font-size:.95rem;line-height:1.35}
.two .note:nth-of-type(odd){rotate:-.6deg}
.two .note:nth-of-type(even){rotate:.5deg}
.wide{display:grid;grid-template-columns:1fr 1fr;column-gap:1.75rem;align-items:start}
.wide>h4,.wide>h5,.wide>p,.wide>ul,.wide>table{grid-column:1/-1}
}`

const SMALL = `
@media screen and (max-width:40rem){
th,td{padding:.45rem .4rem}
body{font-size:1rem}
.title{position:static;margin-top:1.5rem}
h1{font-size:1.75rem}
.subtitle{font-size:1.0625rem}
main{padding:.5rem 0 2rem}
.sheet{padding:2.5rem 1.25rem}
.woven{padding-top:5.5rem}
.woven .head{padding-left:0}
.plaque{position:static;transform:none;width:4rem;height:4rem;margin-bottom:.5rem}
.plaque b{font-size:1.6rem}
h2,.part .no,.toc .no{font-size:2rem}
h3{font-size:1.6rem}
.toc>ol>li{grid-template-columns:3.5rem 1fr}
.num{width:auto}
}
@media (prefers-contrast:more){:root{--ink-2:#1b2421;--line:#6b7771}}`

/** Weaves are gradients: no image, sharp on paper. */
function themeRule(number: number): string {
  const look = themeLook(number)
  const thread = (strength: string) => `rgb(${look.rgb}/${strength})`
  const weave = {
    check: `background:repeating-linear-gradient(0deg,${thread('.38')} 0 13px,transparent 13px 26px),repeating-linear-gradient(90deg,${thread('.38')} 0 13px,transparent 13px 26px),#fff`,
    stripe: `background:repeating-linear-gradient(90deg,${thread('.46')} 0 11px,transparent 11px 17px,${thread('.46')} 17px 19px,transparent 19px 25px),#fff`,
    pane: `background:repeating-linear-gradient(0deg,${thread('.75')} 0 2px,transparent 2px 12px),repeating-linear-gradient(90deg,${thread('.75')} 0 2px,transparent 2px 12px),linear-gradient(${thread('.16')},${thread('.16')}),#fff`,
    twill: `background:repeating-linear-gradient(45deg,${thread('.48')} 0 5px,#fff 5px 10px)`,
  }[look.weave]
  return `.t${number}{--th:${look.ink}}.t${number} .weave{${weave}}`
}

const kindRule = (kind: (typeof NOTE_KINDS)[number]): string =>
  `.k-${kind}{--nb:${KIND_LOOK[kind].ground};--nm:${KIND_LOOK[kind].mark}}.k-${kind} figcaption::before{content:${escapeCss(KIND_LOOK[kind].sign)};content:${escapeCss(KIND_LOOK[kind].sign)} / ""}`

/** A4: each workshop on a page of its own, page numbers and the title at the foot. */
const print = ({ title, page }: StyleNeeds): string => `
@page{size:A4;margin:20mm 22mm 22mm;
@bottom-left{content:${escapeCss(title)};font:8.5pt sans-serif;color:#3f4b46}
@bottom-right{content:${escapeCss(`${page} `)} counter(page);font:8.5pt sans-serif;color:#3f4b46}}
@page:first{@bottom-left{content:none}@bottom-right{content:none}}
@media print{
body{background:none;font-size:10.5pt;line-height:1.5}
main{padding:0}
.skip{display:none}
.sheet{max-width:none;margin:0;padding:0;box-shadow:none;background:none;break-before:page}
.cover{break-before:auto;padding-top:8mm}
.sheet.on{break-before:auto;margin-top:14mm}
.woven .body>section,.cloth,.remark{break-inside:avoid}
.part{margin-top:0}
.sheet>.part{margin-bottom:12mm}
.woven{padding-top:0}
.woven .band{position:static;height:9mm;margin-bottom:9mm}
h1{font-size:26pt}h2{font-size:26pt}h3{font-size:20pt}h4{font-size:14pt}
.part .no,.toc .no{font-size:26pt}
.subtitle{font-size:12pt}
h2,h3,h4,h5,.head,caption,.remark,.q{break-after:avoid}
p{orphans:3;widows:3}
li{break-inside:avoid}
.two{grid-template-columns:minmax(0,1fr) 52mm;column-gap:8mm}
.cards{grid-template-columns:1fr 1fr}
.figures{gap:2mm 3.5mm;font-size:7.5pt}
.figures b{font-size:15pt}
.body>*+*{margin-top:6mm}
h4{margin-bottom:2.5mm}
table{font-size:9pt}
.beside>section+section{margin-top:5mm}
.note{margin:2.5mm 0}
.back{display:none}
.call a{color:inherit}
.note{box-shadow:none}
a{color:inherit}
.sheet p a[href^=http]::after,.text a[href^=http]::after{content:" (" attr(href) ")";font-size:.85em;overflow-wrap:anywhere}
}`
