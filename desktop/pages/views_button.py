"""The menu of the saved views of a table."""

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from desktop.dialogs.vue import NomVueDialog
from desktop.pages.saved_views import SavedViews, View
from desktop.widgets.menu_button import MenuButton
from desktop.widgets.mnemonics import plain


class ViewsButton(MenuButton):
    """Shows, saves, renames and deletes views."""

    def __init__(self, state: SavedViews, parent: QWidget | None = None) -> None:
        super().__init__("", "bookmark", parent)
        self.show_word(self.tr("Vues"))
        self._state = state

    def fill_menu(self, menu: QMenu) -> None:
        state, shown = self._state, self._state.shown_view()
        for view in state.views:
            action = menu.addAction(plain(view.nom))
            action.setCheckable(True)
            action.setChecked(view == shown)
            action.triggered.connect(partial(state.show_view, view))
        if state.views:
            menu.addSeparator()
        menu.addAction(self.tr("Enregistrer cette vue…")).triggered.connect(self._on_save)
        if state.views:
            rename = menu.addMenu(self.tr("Renommer"))
            delete = menu.addMenu(self.tr("Supprimer"))
            for view in state.views:
                rename.addAction(plain(view.nom)).triggered.connect(partial(self._rename, view))
                delete.addAction(plain(view.nom)).triggered.connect(
                    partial(state.delete_view, view)
                )
        menu.addSeparator()
        menu.addAction(self.tr("Vue d’origine")).triggered.connect(state.show_original)

    def _on_save(self) -> None:
        taken = [view.nom for view in self._state.views]
        title, verb = self.tr("Enregistrer cette vue"), self.tr("Enregistrer la vue")
        dialog = NomVueDialog(title, verb, taken, self.window())
        dialog.named.connect(self._state.save_view)
        dialog.open()

    def _rename(self, view: View) -> None:
        taken = [other.nom for other in self._state.views if other != view]
        title, verb = self.tr("Renommer la vue"), self.tr("Renommer")
        dialog = NomVueDialog(title, verb, taken, self.window(), nom=view.nom)
        dialog.named.connect(partial(self._state.rename_view, view))
        dialog.open()
