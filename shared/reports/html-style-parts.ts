/** Footnotes, perspectives, figures, the folded cloth, the room's amendments, the drawing of what travelled. */
export const PARTS_STYLE = `
.also{color:var(--ink-2)}
h2 .also,.toc>ol>li>a .also{display:block;font-size:.62em;line-height:1.3;margin-top:.2em}
.kind .also::before,h2#contents .also::before{content:""}
.kind .also{color:inherit;opacity:.85}
.kind .also::before{content:"·";padding-right:.3em}
.sources{margin-top:.3rem;font-size:.85rem;line-height:1.4;color:var(--ink-2)}
.sources+*{margin-top:1rem}
.r+.sources,.q+.sources{padding-left:2.6rem}
.call{font-size:.72em;line-height:0;font-weight:600}
.call a{display:inline-block;padding:.35em .3em;margin:-.35em 0;color:var(--dot);text-decoration:none}
.call a:hover{text-decoration:underline}
.feet{margin-top:2.5rem;padding-top:.9rem;border-top:1px solid var(--ink-2);font-size:.88rem;line-height:1.5;color:var(--ink-2)}
.feet ol{padding-left:1.6rem}
.feet li{padding-left:.15rem;margin-bottom:.25rem}
.feet li::marker{font-variant-numeric:tabular-nums lining-nums}
.feet li:target{background:var(--paper-2)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.back i{font-style:normal}
.back{position:relative;display:inline-block;padding:0 .35em;text-decoration:none}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:2rem 1.75rem;margin:1.75rem 0}
.cards>div{border-top:2px solid var(--ink);padding-top:.7rem;display:flex;flex-direction:column;break-inside:avoid}
.cards .label{font-size:.85rem;font-weight:600;color:var(--dot);margin:0}
.cards h3,.cards h4,.cards h5{font:400 1.3rem/1.2 var(--serif);margin:.1rem 0 .5rem;text-wrap:balance}
.topic{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,2.1fr);gap:.25rem 1.5rem;padding:.85rem 0;border-bottom:1px solid var(--line);break-inside:avoid}
h4+.topic,h5+.topic{border-top:1px solid var(--ink-2)}
.topic h4,.topic h5{font:600 1.0625rem/1.45 var(--sans);margin:0}
.topic .inside>*+*{margin-top:.4rem}
.figures{list-style:none;display:flex;flex-wrap:wrap;gap:.75rem 1.15rem;margin-top:1.5rem!important;font-size:.85rem;line-height:1.25;color:var(--ink-2)}
.figures b{display:block;font:400 1.9rem/1.1 var(--serif);color:var(--ink);font-variant-numeric:lining-nums}
.squares{display:inline-flex;flex-wrap:wrap;gap:3px;margin:0 0 0 .75rem;max-width:16rem;vertical-align:middle}
.squares span{width:13px;height:11px;background:var(--nb);border-top:2.5px solid var(--nm);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.amendment{border:1px solid #b98a1e;border-radius:8px;padding:.85rem 1.1rem;margin:.8rem 0;break-inside:avoid;white-space:pre-line}
.amendment blockquote{color:var(--ink-2);background:linear-gradient(transparent 62%,#fbedc4 62%);display:inline;unicode-bidi:isolate}
.amendment p{margin-top:.45rem}
.amendment .hands{font-size:.85rem;color:var(--ink-2)}
.travel{max-width:40rem;margin:1.5rem auto!important}
.travel svg{display:block;width:100%;height:auto;font-family:var(--serif);font-variant-numeric:lining-nums}
@media screen and (max-width:40rem){.squares{display:flex;margin:.3rem 0 0}}
.note,.feet,.topic,table,ul.text{hyphens:none}
`
