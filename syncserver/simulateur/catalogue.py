"""The articles as a terminal knows them: fetched once, then kept up by what changed."""

from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import quote

from syncserver.reponses.catalogue import ArticleVendu, ReponseArticles, ReponseRetires
from syncserver.routing import BASE
from syncserver.simulateur.liaison import Incomprise, Liaison, Reponse

ARTICLES = f"{BASE}/articles"
RETIRES = f"{BASE}/articles/deleted"


@dataclass(slots=True)
class Catalogue:
    """What the server's lists made of it; the terminal's own sales are not taken off."""

    articles: dict[int, ArticleVendu] = field(default_factory=dict)
    server_time: str = ""
    version: int = 0

    def refresh(self, liaison: Liaison) -> None:
        """Take in what changed since the last time, all of it the first time."""
        since = f"?since={quote(self.server_time)}" if self.server_time else ""
        lu = _read(liaison.ask(ARTICLES + since))
        if not lu.sync_metadata.is_incremental:
            self.articles.clear()
        elif since:
            retires = liaison.ask(RETIRES + since).decode(ReponseRetires)
            for retire in retires.deleted_articles:
                self.articles.pop(retire.id, None)
        self.articles.update({article.id: article for article in lu.articles})
        self.server_time, self.version = lu.sync_metadata.server_time, lu.sync_metadata.version

    def find_difference(self, liaison: Liaison) -> str:
        """Compare with the whole list, "" where both are one; another's sale puts it off."""
        answer = liaison.ask(ARTICLES)
        whole = _read(answer)
        again = liaison.ask(ARTICLES, answer.etag)
        if again.status not in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
            return f"{again.status} à une liste déjà connue"
        if again.status == HTTPStatus.OK and _read(again).sync_metadata == whole.sync_metadata:
            return "la liste n’a pas changé, mais l’ETag n’est pas reconnu"
        self.refresh(liaison)
        if self.version != whole.sync_metadata.version:
            return ""
        mine = sorted(self.articles)
        theirs = sorted(article.id for article in whole.articles)
        if mine != theirs:
            return f"articles {sorted(set(mine) ^ set(theirs))[:5]}"
        other = [a.id for a in whole.articles if self.articles[a.id] != a]
        return f"articles {other[:5]} : les changements n’ont pas tout dit" if other else ""


def _read(reponse: Reponse) -> ReponseArticles:
    if reponse.status != HTTPStatus.OK:
        raise Incomprise(f"{reponse.status} à la liste des articles")
    return reponse.decode(ReponseArticles)
