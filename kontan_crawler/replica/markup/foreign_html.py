"""HTML of blocks that are no story, by trait or as pools of which a dialect uses one value."""

PROMPTS = {
    "div_p": "<div{name}><p>{line}</p>{options}</div>",
    "p": "<p>{line}</p>\n{options}",
    "div": "<div{name}>{line} {options}</div>",
    "span_links": "<div{name}><span>{line}</span> {options}</div>",
    "section_h4": "<section{name}><h4>{line}</h4>{options}</section>",
    "p_a": '<p><a href="https://www.kontan.co.id/{path}">{line}</a></p>\n{options}',
    "strong": "<p><strong>{line}</strong></p>\n{options}",
    "nested": "<div{name}><div><div><p>{line}</p></div></div>{options}</div>",
    "li": "<ul{name}><li>{line}</li></ul>\n{options}",
}
"""Value of the trait `prompt` -> HTML of a line that is no story, and of its buttons."""
OPTIONS = ('<a href="https://www.kontan.co.id/{path}">{}</a>', "<button>{}</button>", '<span role="button">{}</span>', '<a href="#">{}</a>')
SHARE = '<a href="https://www.facebook.com/sharer/sharer.php?u={path}">{}</a>'
LINK_LISTS = {
    "ul": ("<div{name}>{head}<ul>{items}</ul></div>", "<li>{a}</li>"),
    "divs": ("<div{name}>{head}{items}</div>", "<div>{a}</div>"),
    "paragraphs": ("{head}\n{items}", "<p>{a}</p>\n"),
    "h4s": ("<section{name}>{head}{items}</section>", "<h4>{a}</h4>"),
    "ol": ("{head}<ol{name}>{items}</ol>", "<li>{a}</li>"),
    "spans": ("<div{name}>{head}{items}</div>", "<span>{a}</span><br />"),
}
"""Value of the trait `link_list` -> HTML around the links, and of each link."""
HEADS = ("<h3>{}</h3>", "<strong>{}</strong>", "<p>{}</p>", "<div>{}</div>", "<h4>{}</h4>", "<p><b>{}</b></p>")
CARDS = (
    '<div{name}><a href="{href}"><img src="{img}" alt=""><span>{title}</span></a></div>',
    '<div{name}><a href="{href}"><img src="{img}" alt=""></a><div><h4><a href="{href}">{title}</a></h4></div></div>',
    '<div{name}><div><img src="{img}" alt=""></div><div><a href="{href}">{title}</a></div><span>{age}</span></div>',
    '<div{name}><a href="{href}"><div><img src="{img}" alt="{title}"></div><div>{title}</div></a></div>',
)
VIDEOS = (
    '<div><a href="{href}"><img src="{img}" alt=""></a><a href="{href}">{title}</a></div>',
    '<li><a href="{href}">{title}</a> <span>{length}</span></li>',
    '<div><a href="{href}"><img src="{img}" alt=""><span>{length}</span></a><p><a href="{href}">{title}</a></p></div>',
)
PHOTOS = (
    '<figure{name}><img src="{img}" alt=""><figcaption>{line}</figcaption></figure>',
    '<div{name}><img src="{img}" alt=""><p>{line}</p></div>',
    '<div{name}><img src="{img}" alt=""><span>{line}</span></div>',
    '<figure{name}><img src="{img}" alt=""><div>{line}</div></figure>',
)
ROWS = (
    ("<div{name}>{head}{rows}</div>", "<div><span>{0}</span> <span>{1}</span> <span>{2}</span></div>"),
    ("<div{name}>{head}<ul>{rows}</ul></div>", "<li>{0} {1} {2}</li>"),
    ("{head}<p>{rows}</p>", "{0} {1} {2} | "),
    ("<div{name}>{head}{rows}</div>", "<span>{0}</span><b>{1}</b><i>{2}</i> "),
)
"""HTML around rows of figures, and of each row: name, value, change."""
