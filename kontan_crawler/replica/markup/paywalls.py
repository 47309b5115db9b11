"""The notice of a paid article."""

from markupsafe import Markup

from kontan_crawler.replica.dialect import Dialect
from kontan_crawler.replica.foreign_phrases import PAYWALLS

NOTICES = {
    "real": '<div class="kontan_premiun"> <div class="fs20">{0}</div> <p>{1}</p> <p>{2}</p> <a class="btn" href="https://www.kontan.co.id/langganan">{3}</a></div>',
    "made_up": '<div{name}><h3>{0}</h3><p>{1}</p><p>{2}</p><a href="https://www.kontan.co.id/langganan">{3}</a></div>',
    "section": "<section{name}><p><strong>{0}</strong></p><div>{1} {2}</div><button>{3}</button></section>",
}
"""Value of the trait `paywall` -> HTML. "real": as seen in raw pages, and with their words; "box": see `templates/paywall.html`."""


def notice(dialect: Dialect, form: str) -> Markup:
    """Return the notice below the first paragraphs of a paid article."""
    words = PAYWALLS[0] if form == "real" else dialect.pick("paywall", PAYWALLS)
    return Markup(NOTICES[form]).format(*words, name=Markup(dialect.class_name("paywall")))
