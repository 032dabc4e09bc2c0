<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="fr">
 <context>
  <name>AProposDialog</name>
  <message>
   <source>Comptoir est publié sous licence MIT. Il utilise Qt et PySide6 (LGPL v3), la police Inter (SIL Open Font License) et les icônes Lucide (ISC).</source>
   <translation>Comptoir is published under the MIT licence. It uses Qt and PySide6 (LGPL v3), the Inter typeface (SIL Open Font License) and the Lucide icons (ISC).</translation>
  </message>
  <message>
   <source>Comptoir {version}</source>
   <translation>Comptoir {version}</translation>
  </message>
  <message>
   <source>Copier les informations</source>
   <translation>Copy the details</translation>
  </message>
  <message>
   <source>Dossier des données</source>
   <translation>Data folder</translation>
  </message>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>La boutique sur un ordinateur, sans internet.</source>
   <translation>The shop on one computer, without internet.</translation>
  </message>
  <message>
   <source>Licences</source>
   <translation>Licences</translation>
  </message>
  <message>
   <source>Ordinateur</source>
   <translation>Computer</translation>
  </message>
  <message>
   <source>Ouvrir le dossier des journaux</source>
   <translation>Open the log folder</translation>
  </message>
  <message>
   <source>{system}, Python {python}, Qt {qt}, SQLite {sqlite}</source>
   <translation>{system}, Python {python}, Qt {qt}, SQLite {sqlite}</translation>
  </message>
 </context>
 <context>
  <name>AReglerBoard</name>
  <message>
   <source>Aucune vente ne répond à votre recherche ou à vos filtres.</source>
   <translation>No sale matches your search or your filters.</translation>
  </message>
  <message>
   <source>Effacer les filtres</source>
   <translation>Clear the filters</translation>
  </message>
  <message>
   <source>Numéro, article, terminal</source>
   <translation>Number, item, terminal</translation>
  </message>
  <message>
   <source>Rejeu automatique</source>
   <translation>Automatic replay</translation>
  </message>
  <message>
   <source>Rejeu automatique : non</source>
   <translation>Automatic replay: off</translation>
  </message>
  <message>
   <source>Rejeu automatique : oui</source>
   <translation>Automatic replay: on</translation>
  </message>
  <message>
   <source>Rejouer tout</source>
   <translation>Replay all</translation>
  </message>
  <message>
   <source>Rien ne correspond</source>
   <translation>Nothing matches</translation>
  </message>
  <message>
   <source>À régler</source>
   <translation>To settle</translation>
  </message>
 </context>
 <context>
  <name>AReglerPage</name>
  <message>
   <source> et </source>
   <translation> and </translation>
  </message>
  <message>
   <source>Aucune vente en attente</source>
   <translation>No sale is waiting</translation>
  </message>
  <message>
   <source>Collez-les où vous voulez, par Ctrl+V.</source>
   <translation>Paste them where you like, with Ctrl+V.</translation>
  </message>
  <message>
   <source>Rejouer la vente</source>
   <translation>Replay the sale</translation>
  </message>
  <message>
   <source>Rejouer les {n} ventes</source>
   <translation>Replay the {n} sales</translation>
  </message>
  <message>
   <source>Rien ne correspond</source>
   <translation>Nothing matches</translation>
  </message>
  <message>
   <source>Rien à régler</source>
   <translation>Nothing to settle</translation>
  </message>
  <message>
   <source>Toutes les ventes reçues ont été enregistrées. Une vente que le stock ou le catalogue ne permet pas d’enregistrer attendrait ici.</source>
   <translation>Every sale received has been recorded. A sale that the stock or the catalogue does not allow would wait here.</translation>
  </message>
  <message>
   <source>Voir les ventes</source>
   <translation>Show the sales</translation>
  </message>
  <message>
   <source>{n} vente</source>
   <translation>{n} sale</translation>
  </message>
  <message>
   <source>{n} vente reçue et gardée</source>
   <translation>{n} sale received and kept</translation>
  </message>
  <message>
   <source>{n} ventes</source>
   <translation>{n} sales</translation>
  </message>
  <message>
   <source>{n} ventes reçues et gardées</source>
   <translation>{n} sales received and kept</translation>
  </message>
  <message>
   <source>{words} en attente</source>
   <translation>{words} waiting</translation>
  </message>
 </context>
 <context>
  <name>AbandonDialog</name>
  <message>
   <source>Abandonner</source>
   <translation>Abandon</translation>
  </message>
  <message>
   <source>Abandonner l’inventaire</source>
   <translation>Abandon the stock count</translation>
  </message>
  <message>
   <source>Facultatif</source>
   <translation>Optional</translation>
  </message>
  <message>
   <source>Le stock ne bouge pas. Ce qui est compté reste à lire dans la liste.</source>
   <translation>The stock does not move. What was counted stays to be read in the list.</translation>
  </message>
  <message>
   <source>Pourquoi</source>
   <translation>Why</translation>
  </message>
  <message>
   <source>{n} article compté ne servira pas.</source>
   <translation>{n} counted item will be of no use.</translation>
  </message>
  <message>
   <source>{n} articles comptés ne serviront pas.</source>
   <translation>{n} counted items will be of no use.</translation>
  </message>
 </context>
 <context>
  <name>ActivationDialog</name>
  <message>
   <source>Désactiver</source>
   <translation>Deactivate</translation>
  </message>
  <message>
   <source>Désactiver l’article ?</source>
   <translation>Deactivate the item?</translation>
  </message>
  <message>
   <source>Désactiver {n} articles ?</source>
   <translation>Deactivate {n} items?</translation>
  </message>
  <message>
   <source>Les terminaux le proposeront à nouveau</source>
   <translation>Terminals will offer it again</translation>
  </message>
  <message>
   <source>Les terminaux les proposeront à nouveau</source>
   <translation>Terminals will offer them again</translation>
  </message>
  <message>
   <source>Les terminaux ne le proposeront plus</source>
   <translation>Terminals will no longer offer it</translation>
  </message>
  <message>
   <source>Les terminaux ne les proposeront plus</source>
   <translation>Terminals will no longer offer them</translation>
  </message>
  <message>
   <source>Réactiver</source>
   <translation>Reactivate</translation>
  </message>
  <message>
   <source>Réactiver l’article ?</source>
   <translation>Reactivate the item?</translation>
  </message>
  <message>
   <source>Réactiver {n} articles ?</source>
   <translation>Reactivate {n} items?</translation>
  </message>
  <message>
   <source>après leur prochaine synchronisation. Une vente envoyée entre-temps attendra dans « À régler ». Le stock et les mouvements sont gardés, et tout peut être réactivé.</source>
   <translation>after their next synchronisation. A sale sent in the meantime will wait in “To settle”. Stock and movements are kept, and everything can be reactivated.</translation>
  </message>
  <message>
   <source>dès leur prochaine synchronisation, avec le stock d’avant.</source>
   <translation>from their next synchronisation on, with the stock it had.</translation>
  </message>
 </context>
 <context>
  <name>AddressCard</name>
  <message>
   <source>Adresse du serveur à saisir dans chaque terminal, sur le même Wi-Fi que cet ordinateur. Un nouveau terminal apparaît ici et attend votre autorisation.</source>
   <translation>Server address to enter in each terminal, on the same Wi-Fi as this computer. A new terminal appears here and waits for your permission.</translation>
  </message>
  <message>
   <source>Cet ordinateur n’est relié à aucun réseau : les terminaux ne peuvent pas le joindre. Connectez-le au Wi-Fi de la boutique.</source>
   <translation>This computer is on no network: terminals cannot reach it. Connect it to the shop’s Wi-Fi.</translation>
  </message>
  <message>
   <source>QR code</source>
   <translation>QR code</translation>
  </message>
  <message>
   <source>Réessayer</source>
   <translation>Try again</translation>
  </message>
  <message>
   <source>Tester le réseau</source>
   <translation>Test the network</translation>
  </message>
 </context>
 <context>
  <name>AddressRow</name>
  <message>
   <source>Copier {address}</source>
   <translation>Copy {address}</translation>
  </message>
  <message>
   <source>QR code</source>
   <translation>QR code</translation>
  </message>
  <message>
   <source>QR code de {address}</source>
   <translation>QR code of {address}</translation>
  </message>
 </context>
 <context>
  <name>AddressWatch</name>
  <message>
   <source>C’est fait</source>
   <translation>Done</translation>
  </message>
  <message>
   <source>L’adresse de ce PC a changé : {avant} → {apres}. Les terminaux doivent recevoir la nouvelle adresse.</source>
   <translation>The address of this PC has changed: {avant} → {apres}. Terminals must be given the new address.</translation>
  </message>
  <message>
   <source>Montrer le QR code</source>
   <translation>Show the QR code</translation>
  </message>
 </context>
 <context>
  <name>AideDialog</name>
  <message>
   <source>Actualiser</source>
   <translation>Refresh</translation>
  </message>
  <message>
   <source>Aide : les touches</source>
   <translation>Help: the keys</translation>
  </message>
  <message>
   <source>Chercher dans la liste</source>
   <translation>Search the list</translation>
  </message>
  <message>
   <source>Copier la ligne</source>
   <translation>Copy the row</translation>
  </message>
  <message>
   <source>Entrée</source>
   <translation>Enter</translation>
  </message>
  <message>
   <source>Exporter la liste</source>
   <translation>Export the list</translation>
  </message>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Fermer, effacer la recherche</source>
   <translation>Close, clear the search</translation>
  </message>
  <message>
   <source>Imprimer la liste</source>
   <translation>Print the list</translation>
  </message>
  <message>
   <source>Lire le guide</source>
   <translation>Read the guide</translation>
  </message>
  <message>
   <source>Nouveau</source>
   <translation>New</translation>
  </message>
  <message>
   <source>Ouvrir la ligne</source>
   <translation>Open the row</translation>
  </message>
  <message>
   <source>Tout se fait aussi à la souris. Ctrl+K trouve chaque page et chaque action.</source>
   <translation>Everything can be done with the mouse too. Ctrl+K finds every page and every action.</translation>
  </message>
  <message>
   <source>Échap</source>
   <translation>Esc</translation>
  </message>
 </context>
 <context>
  <name>AnnulationVenteDialog</name>
  <message>
   <source>Annuler la vente</source>
   <translation>Cancel the sale</translation>
  </message>
  <message>
   <source>Cette vente ne comptera plus dans les recettes.</source>
   <translation>This sale will no longer count in the takings.</translation>
  </message>
  <message>
   <source>Garder la vente</source>
   <translation>Keep the sale</translation>
  </message>
  <message>
   <source>Il reste {montant} à rendre au client.</source>
   <translation>{montant} are left to give back to the customer.</translation>
  </message>
  <message>
   <source>Le client ne devra plus rien pour cette vente.</source>
   <translation>The customer will owe nothing more for this sale.</translation>
  </message>
  <message>
   <source>Motif, obligatoire</source>
   <translation>Reason, required</translation>
  </message>
  <message>
   <source>Par exemple : erreur de caisse</source>
   <translation>For example: till error</translation>
  </message>
  <message>
   <source>Stock</source>
   <translation>Stock</translation>
  </message>
  <message>
   <source>Tout a déjà été rendu au client.</source>
   <translation>Everything has already been given back to the customer.</translation>
  </message>
  <message>
   <source>déjà rendu</source>
   <translation>already returned</translation>
  </message>
  <message>
   <source>{n} abîmée</source>
   <translation>{n} damaged</translation>
  </message>
  <message>
   <source>{n} abîmées</source>
   <translation>{n} damaged</translation>
  </message>
  <message>
   <source>Écrivez pourquoi cette vente est annulée.</source>
   <translation>Write why this sale is cancelled.</translation>
  </message>
 </context>
 <context>
  <name>ApercuDialog</name>
  <message>
   <source>Aperçu – {title}</source>
   <translation>Preview – {title}</translation>
  </message>
  <message>
   <source>Arrêter</source>
   <translation>Stop</translation>
  </message>
  <message>
   <source>Envoyé à l’imprimante.</source>
   <translation>Sent to the printer.</translation>
  </message>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Impression : page {done} sur {count}</source>
   <translation>Printing: page {done} of {count}</translation>
  </message>
  <message>
   <source>Impression arrêtée.</source>
   <translation>Printing stopped.</translation>
  </message>
  <message>
   <source>Imprimer…</source>
   <translation>Print…</translation>
  </message>
  <message>
   <source>Largeur</source>
   <translation>Width</translation>
  </message>
  <message>
   <source>Page entière</source>
   <translation>Whole page</translation>
  </message>
  <message>
   <source>Page précédente</source>
   <translation>Previous page</translation>
  </message>
  <message>
   <source>Page suivante</source>
   <translation>Next page</translation>
  </message>
  <message>
   <source>Taille</source>
   <translation>Size</translation>
  </message>
 </context>
 <context>
  <name>ApprobationDialog</name>
  <message>
   <source>Aucun : c’est un appareil de plus</source>
   <translation>None: it is one more device</translation>
  </message>
  <message>
   <source>Autoriser le terminal</source>
   <translation>Allow the terminal</translation>
  </message>
  <message>
   <source>Boutique</source>
   <translation>Shop</translation>
  </message>
  <message>
   <source>Ce numéro de série n’est pas propre à un appareil</source>
   <translation>This serial number does not belong to one device alone</translation>
  </message>
  <message>
   <source>Ce terminal remplace</source>
   <translation>This terminal replaces</translation>
  </message>
  <message>
   <source>Ce terminal veut envoyer des ventes</source>
   <translation>This terminal wants to send sales</translation>
  </message>
  <message>
   <source>Donnez-lui un nom, par exemple celui de la caisse ou du vendeur.</source>
   <translation>Give it a name, for example that of the till or of the seller.</translation>
  </message>
  <message>
   <source>La demande vient de l’adresse {ip}.</source>
   <translation>The request comes from address {ip}.</translation>
  </message>
  <message>
   <source>Niveau « compatible » : ce terminal n’est reconnu qu’à son numéro de série, qui circule en clair. Une personne sur votre Wi-Fi qui le connaît pourrait envoyer des ventes en son nom : gardez le mot de passe du Wi-Fi pour vos vendeurs.</source>
   <translation>“Compatible” level: this terminal is recognised only by its serial number, which travels unencrypted. Someone on your Wi-Fi who knows it could send sales in its name: keep the Wi-Fi password for your sellers.</translation>
  </message>
  <message>
   <source>Nom du terminal</source>
   <translation>Name of the terminal</translation>
  </message>
  <message>
   <source>Numéro de série : {serie}</source>
   <translation>Serial number: {serie}</translation>
  </message>
  <message>
   <source>N’autorisez que les appareils de vos vendeurs. Le numéro de série s’affiche aussi dans l’application du terminal : vérifiez que c’est le même.</source>
   <translation>Only allow the devices of your sellers. The serial number is also shown in the terminal’s app: check that it is the same.</translation>
  </message>
  <message>
   <source>Par exemple : Caisse 1 – Mama Chantal</source>
   <translation>For example: Till 1 – Mama Chantal</translation>
  </message>
  <message>
   <source>Plus tard</source>
   <translation>Later</translation>
  </message>
  <message>
   <source>Refuser</source>
   <translation>Refuse</translation>
  </message>
  <message>
   <source>Une application l’envoie quand elle ne trouve pas le vrai : d’autres appareils peuvent donner le même, et leurs ventes seraient confondues. Refusez, et faites réparer ou réinstaller l’application du terminal.</source>
   <translation>An app sends it when it cannot find the real one: other devices may give the same, and their sales would be mixed up. Refuse, and have the terminal’s app repaired or reinstalled.</translation>
  </message>
  <message>
   <source>« {nom} » sera désactivé et garde son historique. Si le nouvel appareil renvoie des ventes déjà reçues de lui, elles ne compteront pas deux fois.</source>
   <translation>“{nom}” will be deactivated and keeps its history. If the new device sends again sales already received from it, they will not count twice.</translation>
  </message>
 </context>
 <context>
  <name>ArticleActions</name>
  <message>
   <source>Article créé</source>
   <translation>Item created</translation>
  </message>
  <message>
   <source>Article enregistré</source>
   <translation>Item saved</translation>
  </message>
  <message>
   <source>Compte juste</source>
   <translation>Count confirmed</translation>
  </message>
  <message>
   <source>Les terminaux l’apprendront à leur prochaine synchronisation.</source>
   <translation>Terminals will learn it at their next synchronisation.</translation>
  </message>
  <message>
   <source>Liste importée</source>
   <translation>List imported</translation>
  </message>
  <message>
   <source>{nom} : le livre disait déjà {n}, rien à corriger</source>
   <translation>{nom}: the ledger already said {n}, nothing to correct</translation>
  </message>
  <message>
   <source>{nom} : stock {avant} → {apres}</source>
   <translation>{nom}: stock {avant} → {apres}</translation>
  </message>
  <message>
   <source>{n} article désactivé</source>
   <translation>{n} item deactivated</translation>
  </message>
  <message>
   <source>{n} article réactivé</source>
   <translation>{n} item reactivated</translation>
  </message>
  <message>
   <source>{n} articles désactivés</source>
   <translation>{n} items deactivated</translation>
  </message>
  <message>
   <source>{n} articles réactivés</source>
   <translation>{n} items reactivated</translation>
  </message>
  <message>
   <source>{n} modifié</source>
   <translation>{n} changed</translation>
  </message>
  <message>
   <source>{n} modifiés</source>
   <translation>{n} changed</translation>
  </message>
  <message>
   <source>{n} nouveau</source>
   <translation>{n} new</translation>
  </message>
  <message>
   <source>{n} nouveaux</source>
   <translation>{n} new</translation>
  </message>
 </context>
 <context>
  <name>ArticleBar</name>
  <message>
   <source>Actions</source>
   <translation>Actions</translation>
  </message>
  <message>
   <source>Ajuster</source>
   <translation>Adjust</translation>
  </message>
  <message>
   <source>Désactiver</source>
   <translation>Deactivate</translation>
  </message>
  <message>
   <source>Entrée</source>
   <translation>Stock in</translation>
  </message>
  <message>
   <source>Importer</source>
   <translation>Import</translation>
  </message>
  <message>
   <source>Nouvel article</source>
   <translation>New item</translation>
  </message>
  <message>
   <source>Réactiver</source>
   <translation>Reactivate</translation>
  </message>
  <message>
   <source>Sortie</source>
   <translation>Stock out</translation>
  </message>
 </context>
 <context>
  <name>ArticleChips</name>
  <message>
   <source>Catégorie</source>
   <translation>Category</translation>
  </message>
  <message>
   <source>Devise</source>
   <translation>Currency</translation>
  </message>
  <message>
   <source>Prix</source>
   <translation>Price</translation>
  </message>
 </context>
 <context>
  <name>ArticleColumns</name>
  <message>
   <source>Article</source>
   <translation>Item</translation>
  </message>
  <message>
   <source>Bas</source>
   <translation>Low</translation>
  </message>
  <message>
   <source>Catégorie</source>
   <translation>Category</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>Coût</source>
   <translation>Cost</translation>
  </message>
  <message>
   <source>Dernier mvt</source>
   <translation>Last mvt</translation>
  </message>
  <message>
   <source>En stock</source>
   <translation>In stock</translation>
  </message>
  <message>
   <source>Inactif</source>
   <translation>Inactive</translation>
  </message>
  <message>
   <source>Marge</source>
   <translation>Margin</translation>
  </message>
  <message>
   <source>Négatif</source>
   <translation>Negative</translation>
  </message>
  <message>
   <source>Prix</source>
   <translation>Price</translation>
  </message>
  <message>
   <source>Rupture</source>
   <translation>Out of stock</translation>
  </message>
  <message>
   <source>Sans suivi</source>
   <translation>Not tracked</translation>
  </message>
  <message>
   <source>Seuil</source>
   <translation>Threshold</translation>
  </message>
  <message>
   <source>Stock</source>
   <translation>Stock</translation>
  </message>
  <message>
   <source>Valeur</source>
   <translation>Value</translation>
  </message>
  <message>
   <source>État</source>
   <translation>State</translation>
  </message>
 </context>
 <context>
  <name>ArticleDetail</name>
  <message>
   <source>Aucun mouvement : l’article n’a jamais été vendu ni entré.</source>
   <translation>No movement: the item has never been sold or taken in.</translation>
  </message>
  <message>
   <source>Catégorie</source>
   <translation>Category</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>Code-barres</source>
   <translation>Barcode</translation>
  </message>
  <message>
   <source>Coût</source>
   <translation>Cost</translation>
  </message>
  <message>
   <source>Dernier mvt</source>
   <translation>Last mvt</translation>
  </message>
  <message>
   <source>Derniers mouvements</source>
   <translation>Latest movements</translation>
  </message>
  <message>
   <source>Marge</source>
   <translation>Margin</translation>
  </message>
  <message>
   <source>Modifier</source>
   <translation>Edit</translation>
  </message>
  <message>
   <source>Ouvrir la fiche</source>
   <translation>Open the item</translation>
  </message>
  <message>
   <source>Prix</source>
   <translation>Price</translation>
  </message>
  <message>
   <source>Seuil</source>
   <translation>Threshold</translation>
  </message>
  <message>
   <source>Valeur</source>
   <translation>Value</translation>
  </message>
  <message>
   <source>Voir tous les mouvements</source>
   <translation>View all movements</translation>
  </message>
  <message>
   <source>inconnu</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>pièce</source>
   <translation>piece</translation>
  </message>
  <message>
   <source>pièces</source>
   <translation>pieces</translation>
  </message>
  <message>
   <source>sans suivi</source>
   <translation>not tracked</translation>
  </message>
 </context>
 <context>
  <name>ArticleDialog</name>
  <message>
   <source>$</source>
   <translation>$</translation>
  </message>
  <message>
   <source>Alerte à ce stock ou au-dessous</source>
   <translation>Alert at this stock or below</translation>
  </message>
  <message>
   <source>Aucune</source>
   <translation>None</translation>
  </message>
  <message>
   <source>Catégorie</source>
   <translation>Category</translation>
  </message>
  <message>
   <source>Code (obligatoire)</source>
   <translation>Code (required)</translation>
  </message>
  <message>
   <source>Codes-barres</source>
   <translation>Barcodes</translation>
  </message>
  <message>
   <source>Coût</source>
   <translation>Cost</translation>
  </message>
  <message>
   <source>Créer l’article</source>
   <translation>Create the item</translation>
  </message>
  <message>
   <source>Enregistrer l’article</source>
   <translation>Save the item</translation>
  </message>
  <message>
   <source>FC</source>
   <translation>FC</translation>
  </message>
  <message>
   <source>La monnaie ne change plus : l’article a déjà bougé.</source>
   <translation>The currency no longer changes: the item has already moved.</translation>
  </message>
  <message>
   <source>Marge {m}</source>
   <translation>Margin {m}</translation>
  </message>
  <message>
   <source>Modifier l’article</source>
   <translation>Edit the item</translation>
  </message>
  <message>
   <source>Monnaie</source>
   <translation>Currency</translation>
  </message>
  <message>
   <source>Nom (obligatoire)</source>
   <translation>Name (required)</translation>
  </message>
  <message>
   <source>Nouvel article</source>
   <translation>New item</translation>
  </message>
  <message>
   <source>Par exemple : Lait en poudre Nido 400 g</source>
   <translation>For example: Nido milk powder 400 g</translation>
  </message>
  <message>
   <source>Prix de vente (obligatoire)</source>
   <translation>Selling price (required)</translation>
  </message>
  <message>
   <source>Sans suivi : crédit téléphonique, services ; jamais en rupture.</source>
   <translation>Not tracked: phone credit, services; never out of stock.</translation>
  </message>
  <message>
   <source>Scannez-les l’un après l’autre, ou séparez-les par une virgule</source>
   <translation>Scan them one after the other, or separate them with a comma</translation>
  </message>
  <message>
   <source>Seuil</source>
   <translation>Threshold</translation>
  </message>
  <message>
   <source>Stock de départ</source>
   <translation>Opening stock</translation>
  </message>
  <message>
   <source>Suivre le stock de cet article</source>
   <translation>Track the stock of this item</translation>
  </message>
  <message>
   <source>Tel qu’il apparaît sur le terminal</source>
   <translation>As it appears on the terminal</translation>
  </message>
  <message>
   <source>Un montant, ou rien s’il n’est pas connu.</source>
   <translation>An amount, or nothing if it is not known.</translation>
  </message>
  <message>
   <source>Un montant, par exemple 25 000 ou 2,50.</source>
   <translation>An amount, for example 25,000 or 2.50.</translation>
  </message>
  <message>
   <source>Un nombre entier de pièces, par exemple 12.</source>
   <translation>A whole number of pieces, for example 12.</translation>
  </message>
  <message>
   <source>Un nombre entier de pièces, par exemple 5.</source>
   <translation>A whole number of pieces, for example 5.</translation>
  </message>
 </context>
 <context>
  <name>ArticleEdit</name>
  <message>
   <source>Nom, code ou code-barres</source>
   <translation>Name, code or barcode</translation>
  </message>
 </context>
 <context>
  <name>ArticleEnLotDialog</name>
  <message>
   <source>Article envoyé</source>
   <translation>Item sent</translation>
  </message>
  <message>
   <source>Article n° {n}</source>
   <translation>Item no. {n}</translation>
  </message>
  <message>
   <source>Article vendu</source>
   <translation>Item sold</translation>
  </message>
  <message>
   <source>Choisissez l’article dans la liste proposée.</source>
   <translation>Choose the item from the list offered.</translation>
  </message>
  <message>
   <source>{n} pièce</source>
   <translation>{n} piece</translation>
  </message>
  <message>
   <source>{n} pièces</source>
   <translation>{n} pieces</translation>
  </message>
  <message>
   <source>{n} vente</source>
   <translation>{n} sale</translation>
  </message>
  <message>
   <source>{n} ventes</source>
   <translation>{n} sales</translation>
  </message>
 </context>
 <context>
  <name>ArticlesPage</name>
  <message>
   <source>Article {rank} sur {count}</source>
   <translation>Item {rank} of {count}</translation>
  </message>
  <message>
   <source>Articles</source>
   <translation>Items</translation>
  </message>
  <message>
   <source>Aucun article</source>
   <translation>No item</translation>
  </message>
  <message>
   <source>Bas</source>
   <translation>Low</translation>
  </message>
  <message>
   <source>Cette boutique n’a pas encore d’article. Importez votre liste (Excel, LibreOffice ou CSV), ou créez-les un à un avec « Nouvel article ».</source>
   <translation>This shop has no item yet. Import your list (Excel, LibreOffice or CSV), or create them one by one with “New item”.</translation>
  </message>
  <message>
   <source>Désactiver</source>
   <translation>Deactivate</translation>
  </message>
  <message>
   <source>Fiche de l’article</source>
   <translation>Item details</translation>
  </message>
  <message>
   <source>Importer une liste</source>
   <translation>Import a list</translation>
  </message>
  <message>
   <source>Inactifs</source>
   <translation>Inactive</translation>
  </message>
  <message>
   <source>Nom, code ou code-barres</source>
   <translation>Name, code or barcode</translation>
  </message>
  <message>
   <source>Négatif</source>
   <translation>Negative</translation>
  </message>
  <message>
   <source>Rupture</source>
   <translation>Out of stock</translation>
  </message>
  <message>
   <source>Réactiver</source>
   <translation>Reactivate</translation>
  </message>
  <message>
   <source>Sans coût</source>
   <translation>No cost</translation>
  </message>
  <message>
   <source>Tous</source>
   <translation>All</translation>
  </message>
  <message>
   <source>Vos articles apparaîtront ici</source>
   <translation>Your items will appear here</translation>
  </message>
  <message>
   <source>dont {n} inactif</source>
   <translation>of which {n} inactive</translation>
  </message>
  <message>
   <source>dont {n} inactifs</source>
   <translation>of which {n} inactive</translation>
  </message>
  <message>
   <source>valeur au coût d’achat, une ligne par devise</source>
   <translation>value at cost price, one row per currency</translation>
  </message>
  <message>
   <source>{n} article</source>
   <translation>{n} item</translation>
  </message>
  <message>
   <source>{n} articles</source>
   <translation>{n} items</translation>
  </message>
  <message>
   <source>{n} ligne</source>
   <translation>{n} row</translation>
  </message>
  <message>
   <source>{n} lignes</source>
   <translation>{n} rows</translation>
  </message>
 </context>
 <context>
  <name>AttenteDialog</name>
  <message>
   <source>Annuler</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>Arrêt en cours…</source>
   <translation>Stopping…</translation>
  </message>
  <message>
   <source>Avancement</source>
   <translation>Progress</translation>
  </message>
  <message>
   <source>Préparation…</source>
   <translation>Preparing…</translation>
  </message>
 </context>
 <context>
  <name>AutresRemedes</name>
  <message>
   <source>Autres remèdes</source>
   <translation>Other remedies</translation>
  </message>
 </context>
 <context>
  <name>BogueDialog</name>
  <message>
   <source>Ce que vous faisiez n’a peut-être pas abouti. Les ventes déjà reçues sont en sécurité et vous pouvez continuer à travailler.</source>
   <translation>What you were doing may not have gone through. The sales already received are safe and you can go on working.</translation>
  </message>
  <message>
   <source>Comptoir a rencontré un problème</source>
   <translation>Comptoir has met a problem</translation>
  </message>
  <message>
   <source>Continuer</source>
   <translation>Continue</translation>
  </message>
  <message>
   <source>Copier les détails</source>
   <translation>Copy the details</translation>
  </message>
  <message>
   <source>Détails techniques</source>
   <translation>Technical details</translation>
  </message>
  <message>
   <source>Ouvrir les journaux</source>
   <translation>Open the logs</translation>
  </message>
  <message>
   <source>Quitter</source>
   <translation>Quit</translation>
  </message>
  <message>
   <source>{n} erreur est notée dans le journal technique.</source>
   <translation>{n} error is noted in the technical log.</translation>
  </message>
  <message>
   <source>{n} erreurs sont notées dans le journal technique.</source>
   <translation>{n} errors are noted in the technical log.</translation>
  </message>
 </context>
 <context>
  <name>BonArticleDialog</name>
  <message>
   <source>Article n° {n}</source>
   <translation>Item no. {n}</translation>
  </message>
  <message>
   <source>Article vendu</source>
   <translation>Item sold</translation>
  </message>
  <message>
   <source>Choisissez l’article dans la liste proposée.</source>
   <translation>Choose the item from the list offered.</translation>
  </message>
  <message>
   <source>vendu {n}</source>
   <translation>sold {n}</translation>
  </message>
 </context>
 <context>
  <name>BoutiqueButton</name>
  <message>
   <source>Boutique : {nom}</source>
   <translation>Shop: {nom}</translation>
  </message>
 </context>
 <context>
  <name>BulkBar</name>
  <message>
   <source>Classer…</source>
   <translation>Dismiss…</translation>
  </message>
  <message>
   <source>Ne plus rien choisir</source>
   <translation>Clear the selection</translation>
  </message>
  <message>
   <source>Rejouer</source>
   <translation>Replay</translation>
  </message>
  <message>
   <source>{n} choisie</source>
   <translation>{n} selected</translation>
  </message>
  <message>
   <source>{n} choisies</source>
   <translation>{n} selected</translation>
  </message>
 </context>
 <context>
  <name>Chip</name>
  <message>
   <source>Entrée ouvre le filtre, Suppr l’efface.</source>
   <translation>Enter opens the filter, Del clears it.</translation>
  </message>
  <message>
   <source>Filtrer par {name}</source>
   <translation>Filter by {name}</translation>
  </message>
  <message>
   <source>{name} : </source>
   <translation>{name}: </translation>
  </message>
 </context>
 <context>
  <name>Chips</name>
  <message>
   <source>Dollars</source>
   <translation>Dollars</translation>
  </message>
  <message>
   <source>Francs congolais</source>
   <translation>Congolese francs</translation>
  </message>
 </context>
 <context>
  <name>ChoiceChip</name>
  <message>
   <source>{n} choix</source>
   <translation>{n} choices</translation>
  </message>
 </context>
 <context>
  <name>ChoicePopup</name>
  <message>
   <source>Rien ne correspond.</source>
   <translation>Nothing matches.</translation>
  </message>
 </context>
 <context>
  <name>ClassementDialog</name>
  <message>
   <source>Annuler</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>Autre motif…</source>
   <translation>Another reason…</translation>
  </message>
  <message>
   <source>Ces {n} ventes ne seront pas comptées, le stock ne bouge pas.</source>
   <translation>These {n} sales will not be counted, the stock does not move.</translation>
  </message>
  <message>
   <source>Classer la vente</source>
   <translation>Dismiss the sale</translation>
  </message>
  <message>
   <source>Classer {n} ventes</source>
   <translation>Dismiss {n} sales</translation>
  </message>
  <message>
   <source>Déjà saisie à la main</source>
   <translation>Already entered by hand</translation>
  </message>
  <message>
   <source>Erreur du vendeur</source>
   <translation>Seller’s mistake</translation>
  </message>
  <message>
   <source>La vente ne sera pas comptée, le stock ne bouge pas.</source>
   <translation>The sale will not be counted, the stock does not move.</translation>
  </message>
  <message>
   <source>Marchandise rendue aussitôt</source>
   <translation>Goods returned at once</translation>
  </message>
  <message>
   <source>Motif</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>Par exemple : vente saisie à la main</source>
   <translation>For example: sale entered by hand</translation>
  </message>
  <message>
   <source>Son contenu reste dans « Classées » avec le motif, et le terminal cesse de l’envoyer.</source>
   <translation>What it holds stays in “Dismissed” with the reason, and the terminal stops sending it.</translation>
  </message>
  <message>
   <source>Vente d’essai</source>
   <translation>Test sale</translation>
  </message>
  <message>
   <source>Vente ressaisie sous un autre numéro</source>
   <translation>Sale entered again under another number</translation>
  </message>
  <message>
   <source>Votre motif, obligatoire</source>
   <translation>Your reason, required</translation>
  </message>
  <message>
   <source>Écrivez pourquoi cette vente n’est pas à compter.</source>
   <translation>Write why this sale is not to be counted.</translation>
  </message>
 </context>
 <context>
  <name>ColumnsButton</name>
  <message>
   <source>Colonnes</source>
   <translation>Columns</translation>
  </message>
  <message>
   <source>Colonnes d’origine</source>
   <translation>Original columns</translation>
  </message>
 </context>
 <context>
  <name>Commands</name>
  <message>
   <source>aller ouvrir page écran</source>
   <translation>go open page screen</translation>
  </message>
 </context>
 <context>
  <name>ComparaisonDialog</name>
  <message>
   <source> ou </source>
   <translation> or </translation>
  </message>
  <message>
   <source>Sans numéro</source>
   <translation>No number</translation>
  </message>
  <message>
   <source>reçue {when}</source>
   <translation>received {when}</translation>
  </message>
  <message>
   <source>À comparer : une vente est déjà enregistrée.</source>
   <translation>To compare: one sale is already recorded.</translation>
  </message>
  <message>
   <source>À comparer : {n} ventes ont leur pareille, déjà enregistrée.</source>
   <translation>To compare: {n} sales have a match that is already recorded.</translation>
  </message>
  <message>
   <source>… et {n} autre</source>
   <translation>… and {n} more</translation>
  </message>
  <message>
   <source>… et {n} autres</source>
   <translation>… and {n} more</translation>
  </message>
 </context>
 <context>
  <name>Comptage</name>
  <message>
   <source>Abandonné {quand} par {nom} : le stock n’a pas bougé.</source>
   <translation>Abandoned {quand} by {nom}: the stock did not move.</translation>
  </message>
  <message>
   <source>Pas encore synchronisé depuis le comptage : {noms}. Les ventes d’avant seront corrigées à leur arrivée.</source>
   <translation>Not synchronised since the count: {noms}. Earlier sales will be corrected when they arrive.</translation>
  </message>
  <message>
   <source>Validé {quand} par {nom} : {compte}. Un double-clic sur une ligne ouvre son livre.</source>
   <translation>Validated {quand} by {nom}: {compte}. Double-click a row to open its ledger.</translation>
  </message>
  <message>
   <source>tous les articles</source>
   <translation>all items</translation>
  </message>
  <message>
   <source>{nom} (jamais entendu)</source>
   <translation>{nom} (never heard from)</translation>
  </message>
  <message>
   <source>{nom} (vu {quand})</source>
   <translation>{nom} (seen {quand})</translation>
  </message>
  <message>
   <source>{n} / {tout} comptés</source>
   <translation>{n} / {tout} counted</translation>
  </message>
  <message>
   <source>{n} article ajusté</source>
   <translation>{n} item adjusted</translation>
  </message>
  <message>
   <source>{n} articles ajustés</source>
   <translation>{n} items adjusted</translation>
  </message>
  <message>
   <source>« {nom} »</source>
   <translation>“{nom}”</translation>
  </message>
  <message>
   <source>à l’aveugle</source>
   <translation>blind</translation>
  </message>
 </context>
 <context>
  <name>ComptageGestes</name>
  <message>
   <source>Abandonner…</source>
   <translation>Abandon…</translation>
  </message>
  <message>
   <source>Feuille de comptage</source>
   <translation>Count sheet</translation>
  </message>
  <message>
   <source>Inventaire abandonné</source>
   <translation>Stock count abandoned</translation>
  </message>
  <message>
   <source>Inventaire validé</source>
   <translation>Stock count validated</translation>
  </message>
  <message>
   <source>Le stock n’a pas bougé.</source>
   <translation>The stock did not move.</translation>
  </message>
  <message>
   <source>Tous les inventaires</source>
   <translation>All stock counts</translation>
  </message>
  <message>
   <source>Valider…</source>
   <translation>Validate…</translation>
  </message>
  <message>
   <source>{n} article ajusté</source>
   <translation>{n} item adjusted</translation>
  </message>
  <message>
   <source>{n} articles ajustés</source>
   <translation>{n} items adjusted</translation>
  </message>
 </context>
 <context>
  <name>ComptagePage</name>
  <message>
   <source>Articles à compter</source>
   <translation>Items to count</translation>
  </message>
  <message>
   <source>Aucun article actif avec suivi de stock n’est de cet inventaire.</source>
   <translation>No active item with tracked stock belongs to this count.</translation>
  </message>
  <message>
   <source>Comptés</source>
   <translation>Counted</translation>
  </message>
  <message>
   <source>Inventaire</source>
   <translation>Stock count</translation>
  </message>
  <message>
   <source>Nom</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Nom, code ou code-barres</source>
   <translation>Name, code or barcode</translation>
  </message>
  <message>
   <source>Non comptés</source>
   <translation>Not counted</translation>
  </message>
  <message>
   <source>Rien à compter</source>
   <translation>Nothing to count</translation>
  </message>
  <message>
   <source>Tout</source>
   <translation>All</translation>
  </message>
  <message>
   <source>Voir les inventaires</source>
   <translation>View the stock counts</translation>
  </message>
  <message>
   <source>{n} ligne</source>
   <translation>{n} row</translation>
  </message>
  <message>
   <source>{n} lignes</source>
   <translation>{n} rows</translation>
  </message>
  <message>
   <source>Écarts</source>
   <translation>Variances</translation>
  </message>
  <message>
   <source>écarts, et leur valeur au coût d’achat</source>
   <translation>variances, and their value at cost</translation>
  </message>
 </context>
 <context>
  <name>ContenuRecuDialog</name>
  <message>
   <source>Contenu reçu</source>
   <translation>Content received</translation>
  </message>
  <message>
   <source>Copier</source>
   <translation>Copy</translation>
  </message>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
 </context>
 <context>
  <name>Copier</name>
  <message>
   <source>Cellule copiée</source>
   <translation>Cell copied</translation>
  </message>
  <message>
   <source>Copier la cellule</source>
   <translation>Copy the cell</translation>
  </message>
  <message>
   <source>Copier la ligne</source>
   <translation>Copy the row</translation>
  </message>
  <message>
   <source>Copier les {n} lignes</source>
   <translation>Copy the {n} rows</translation>
  </message>
  <message>
   <source>{n} ligne copiée</source>
   <translation>{n} row copied</translation>
  </message>
  <message>
   <source>{n} lignes copiées</source>
   <translation>{n} rows copied</translation>
  </message>
 </context>
 <context>
  <name>Core</name>
  <message>
   <source> Encore {0} essai{1} avant une attente.</source>
   <translation> {0} attempt{1} left before a wait.</translation>
  </message>
  <message>
   <source>, un article désactivé</source>
   <translation>, an item that is switched off</translation>
  </message>
  <message>
   <source>Annulation de la vente {0} ({1})</source>
   <translation>Cancellation of sale {0} ({1})</translation>
  </message>
  <message>
   <source>Annule {0} n° {1}</source>
   <translation>Undoes {0} no. {1}</translation>
  </message>
  <message>
   <source>Après {0}</source>
   <translation>After {0}</translation>
  </message>
  <message>
   <source>Article {code} ({boutique}) : le stock est {quantite_stock}, la somme de ses mouvements {somme}.</source>
   <translation>Item {code} ({boutique}): the stock is {quantite_stock}, the sum of its movements {somme}.</translation>
  </message>
  <message>
   <source>Au début ({0})</source>
   <translation>At the beginning ({0})</translation>
  </message>
  <message>
   <source>Aucun article n’a le code « {0} » : rien n’a été compté.</source>
   <translation>No item has the code “{0}”: nothing was counted.</translation>
  </message>
  <message>
   <source>Aucun terminal n’a ce numéro de série.</source>
   <translation>No terminal has this serial number.</translation>
  </message>
  <message>
   <source>Aucune boutique n’a le code « {0} ».</source>
   <translation>No shop has the code “{0}”.</translation>
  </message>
  <message>
   <source>CDF ou USD est attendu</source>
   <translation>CDF or USD is expected</translation>
  </message>
  <message>
   <source>Ce classeur est illisible : enregistrez-le à nouveau.</source>
   <translation>This workbook cannot be read: save it again.</translation>
  </message>
  <message>
   <source>Ce classeur est illisible ou protégé par un mot de passe : enregistrez-le à nouveau, ou au format CSV.</source>
   <translation>This workbook cannot be read or is protected by a password: save it again, or as CSV.</translation>
  </message>
  <message>
   <source>Ce classeur est trop grand : enregistrez la feuille au format CSV.</source>
   <translation>This workbook is too large: save the sheet as CSV.</translation>
  </message>
  <message>
   <source>Ce code est déjà celui de « {0} »{1}.</source>
   <translation>This code is already that of “{0}”{1}.</translation>
  </message>
  <message>
   <source>Ce fichier a été écrit par une version plus récente de Comptoir. Installez cette version pour l’ouvrir ; rien n’a été modifié.</source>
   <translation>This file was written by a later version of Comptoir. Install that version to open it; nothing was changed.</translation>
  </message>
  <message>
   <source>Ce fichier ne peut pas être lu : est-il encore ouvert ailleurs ?</source>
   <translation>This file cannot be read: is it still open elsewhere?</translation>
  </message>
  <message>
   <source>Ce fichier n’est pas un fichier de Comptoir. Il n’a pas été modifié.</source>
   <translation>This is not a Comptoir file. It was not changed.</translation>
  </message>
  <message>
   <source>Ce montant n’est pas possible.</source>
   <translation>This amount is not possible.</translation>
  </message>
  <message>
   <source>Ce motif ne va pas avec ce mouvement.</source>
   <translation>This reason does not go with this movement.</translation>
  </message>
  <message>
   <source>Ce mouvement dépasse ce que le livre peut compter.</source>
   <translation>This movement is more than the ledger can count.</translation>
  </message>
  <message>
   <source>Ce mouvement en corrige déjà un autre : il ne s’annule pas.</source>
   <translation>This movement already corrects another: it cannot be undone.</translation>
  </message>
  <message>
   <source>Ce mouvement est déjà annulé.</source>
   <translation>This movement is already undone.</translation>
  </message>
  <message>
   <source>Ce mouvement n’existe pas.</source>
   <translation>This movement does not exist.</translation>
  </message>
  <message>
   <source>Ce numéro est déjà celui d’une vente au contenu différent.</source>
   <translation>This number is already that of a sale with other content.</translation>
  </message>
  <message>
   <source>Ce n’est pas le bon code.{0}</source>
   <translation>This is not the right PIN.{0}</translation>
  </message>
  <message>
   <source>Ce n’est pas un fichier CSV, ni un classeur.</source>
   <translation>This is neither a CSV file nor a workbook.</translation>
  </message>
  <message>
   <source>Ce terminal a été désactivé par le propriétaire.</source>
   <translation>This terminal was switched off by the owner.</translation>
  </message>
  <message>
   <source>Ce terminal est déjà relié à une boutique.</source>
   <translation>This terminal is already connected to a shop.</translation>
  </message>
  <message>
   <source>Ce terminal n’est pas dans l’état attendu.</source>
   <translation>This terminal is not in the expected state.</translation>
  </message>
  <message>
   <source>Ce terminal n’est relié à aucune boutique.</source>
   <translation>This terminal is connected to no shop.</translation>
  </message>
  <message>
   <source>Cet article n’est pas de cette boutique.</source>
   <translation>This item does not belong to this shop.</translation>
  </message>
  <message>
   <source>Cet article n’existe pas dans cette boutique.</source>
   <translation>This item does not exist in this shop.</translation>
  </message>
  <message>
   <source>Cet article n’existe pas dans la boutique.</source>
   <translation>This item does not exist in the shop.</translation>
  </message>
  <message>
   <source>Cet inventaire n’existe pas.</source>
   <translation>This stock count does not exist.</translation>
  </message>
  <message>
   <source>Cet uid est déjà celui d’un autre retour.</source>
   <translation>This uid is already that of another return.</translation>
  </message>
  <message>
   <source>Cette boutique est désactivée.</source>
   <translation>This shop is switched off.</translation>
  </message>
  <message>
   <source>Cette boutique n’existe pas.</source>
   <translation>This shop does not exist.</translation>
  </message>
  <message>
   <source>Cette feuille est trop grande : ne gardez que la liste des articles.</source>
   <translation>This sheet is too large: keep only the list of items.</translation>
  </message>
  <message>
   <source>Cette pièce est déjà vendue ou sortie.</source>
   <translation>This piece is already sold or taken out.</translation>
  </message>
  <message>
   <source>Cette sauvegarde est vide.</source>
   <translation>This backup is empty.</translation>
  </message>
  <message>
   <source>Cette sauvegarde n’est pas sûre : {0}</source>
   <translation>This backup is not safe: {0}</translation>
  </message>
  <message>
   <source>Cette sortie fait partie du retour d’une vente : elle ne s’annule pas seule.</source>
   <translation>This exit is part of the return of a sale: it cannot be undone alone.</translation>
  </message>
  <message>
   <source>Cette vente a été reçue il y a {0} minutes : elle ne peut plus être annulée après {1} minutes.</source>
   <translation>This sale was received {0} minutes ago: it can no longer be cancelled after {1} minutes.</translation>
  </message>
  <message>
   <source>Cette vente est annulée : il n’y a plus rien à rendre.</source>
   <translation>This sale is cancelled: nothing is left to return.</translation>
  </message>
  <message>
   <source>Cette vente est déjà annulée.</source>
   <translation>This sale is already cancelled.</translation>
  </message>
  <message>
   <source>Cette vente est déjà réglée.</source>
   <translation>This sale is already settled.</translation>
  </message>
  <message>
   <source>Cette vente nomme une autre boutique ou un autre terminal que le vôtre.</source>
   <translation>This sale names another shop or another terminal than yours.</translation>
  </message>
  <message>
   <source>Cette vente n’est pas dans « À régler ».</source>
   <translation>This sale is not in “To settle”.</translation>
  </message>
  <message>
   <source>Cette vente n’existe pas dans la boutique.</source>
   <translation>This sale does not exist in the shop.</translation>
  </message>
  <message>
   <source>Cette vente n’existe pas parmi celles de ce terminal.</source>
   <translation>This sale does not exist among those of this terminal.</translation>
  </message>
  <message>
   <source>Cette vente n’existe pas.</source>
   <translation>This sale does not exist.</translation>
  </message>
  <message>
   <source>Champ {0} : {1}.</source>
   <translation>Field {0}: {1}.</translation>
  </message>
  <message>
   <source>Champ {0} de la ligne {1} : {2}.</source>
   <translation>Field {0} of line {1}: {2}.</translation>
  </message>
  <message>
   <source>Chaîne ({0}) : le maillon {1} manque.</source>
   <translation>Chain ({0}): link {1} is missing.</translation>
  </message>
  <message>
   <source>Chaîne ({0}) : le maillon {1} ne suit plus le précédent.</source>
   <translation>Chain ({0}): link {1} no longer follows the one before.</translation>
  </message>
  <message>
   <source>Chaîne ({0}) : les contrôles du maillon {1} ont été modifiés.</source>
   <translation>Chain ({0}): the checks of link {1} were changed.</translation>
  </message>
  <message>
   <source>Chaîne : ses derniers maillons manquent.</source>
   <translation>Chain: its last links are missing.</translation>
  </message>
  <message>
   <source>Choisissez les ventes d’un seul terminal : lui seul remplace l’autre.</source>
   <translation>Choose the sales of one terminal only: it alone replaces the other.</translation>
  </message>
  <message>
   <source>Choisissez un article actif de cette boutique.</source>
   <translation>Choose an active item of this shop.</translation>
  </message>
  <message>
   <source>Choisissez un autre disque ou une clé USB : ce dossier est celui de Comptoir.</source>
   <translation>Choose another disk or a USB stick: this folder is Comptoir’s own.</translation>
  </message>
  <message>
   <source>Choisissez une catégorie de la liste.</source>
   <translation>Choose a category from the list.</translation>
  </message>
  <message>
   <source>Comptoir est déjà ouvert sur ce dossier de données. Fermez-le d’abord.</source>
   <translation>Comptoir is already open on this data folder. Close it first.</translation>
  </message>
  <message>
   <source>C’est un retour : il ne s’annule pas. Corrigez le stock par un ajustement.</source>
   <translation>It is a return: it cannot be undone. Correct the stock by an adjustment.</translation>
  </message>
  <message>
   <source>C’est une vente : elle s’annule depuis Ventes.</source>
   <translation>It is a sale: it is cancelled from Sales.</translation>
  </message>
  <message>
   <source>Dites d’abord le nom du propriétaire.</source>
   <translation>First say the owner’s name.</translation>
  </message>
  <message>
   <source>Dites pourquoi cette vente est annulée.</source>
   <translation>Say why this sale is cancelled.</translation>
  </message>
  <message>
   <source>Détail de la dépense</source>
   <translation>Detail of the expense</translation>
  </message>
  <message>
   <source>Entrée faite pour une vente à régler</source>
   <translation>Entry made for a sale to settle</translation>
  </message>
  <message>
   <source>Entrée faite pour {0} ventes à régler</source>
   <translation>Entry made for {0} sales to settle</translation>
  </message>
  <message>
   <source>Erreur interne : la vente est gardée telle quelle, à régler.</source>
   <translation>Internal error: the sale is kept as it is, to settle.</translation>
  </message>
  <message>
   <source>Erreur interne : la vente est gardée, à régler.</source>
   <translation>Internal error: the sale is kept, to settle.</translation>
  </message>
  <message>
   <source>Fuseau horaire</source>
   <translation>Time zone</translation>
  </message>
  <message>
   <source>Il fait partie de l’inventaire « {0} » : recomptez l’article.</source>
   <translation>It is part of the stock count “{0}”: count the item again.</translation>
  </message>
  <message>
   <source>Il faut deux terminaux de cette boutique.</source>
   <translation>Two terminals of this shop are needed.</translation>
  </message>
  <message>
   <source>Il manque la colonne « {0} » sur la première ligne.</source>
   <translation>The column “{0}” is missing on the first line.</translation>
  </message>
  <message>
   <source>Il manque {0} pièces de {1} : écrivez au moins {2}.</source>
   <translation>{0} pieces of {1} are missing: type at least {2}.</translation>
  </message>
  <message>
   <source>Il n’y a que {0} en stock : vérifiez la quantité.</source>
   <translation>There are only {0} in stock: check the quantity.</translation>
  </message>
  <message>
   <source>Impossible d’écouter à l’adresse « {0} » sur le port {1}.</source>
   <translation>Cannot listen at the address “{0}” on port {1}.</translation>
  </message>
  <message>
   <source>Indiquez au moins une pièce rendue, ligne par ligne.</source>
   <translation>Give at least one returned piece, line by line.</translation>
  </message>
  <message>
   <source>Indiquez l’article rendu : code_article ou article_id.</source>
   <translation>Name the returned item: code_article or article_id.</translation>
  </message>
  <message>
   <source>Inventaire {id} « {nom} » : l’ajustement de l’article {article_id} n’est pas le sien.</source>
   <translation>Stock count {id} “{nom}”: the adjustment of item {article_id} is not its own.</translation>
  </message>
  <message>
   <source>La catégorie</source>
   <translation>The category</translation>
  </message>
  <message>
   <source>La colonne « {0} » est là deux fois.</source>
   <translation>The column “{0}” is there twice.</translation>
  </message>
  <message>
   <source>La description</source>
   <translation>The description</translation>
  </message>
  <message>
   <source>La dépense doit être supérieure à zéro.</source>
   <translation>The expense must be more than zero.</translation>
  </message>
  <message>
   <source>La liste de ventes est vide.</source>
   <translation>The list of sales is empty.</translation>
  </message>
  <message>
   <source>La monnaie</source>
   <translation>The currency</translation>
  </message>
  <message>
   <source>La monnaie de l’article {0} ne change plus : il a déjà bougé.</source>
   <translation>The currency of item {0} can no longer change: it has already moved.</translation>
  </message>
  <message>
   <source>La monnaie ne change plus : l’article a déjà bougé.</source>
   <translation>The currency can no longer change: the item has already moved.</translation>
  </message>
  <message>
   <source>La quantité comptée doit être un nombre de pièces entre 0 et 1 000 000.</source>
   <translation>The counted quantity must be a number of pieces between 0 and 1,000,000.</translation>
  </message>
  <message>
   <source>La quantité doit être un nombre de pièces entre 1 et 1 000 000.</source>
   <translation>The quantity must be a number of pieces between 1 and 1,000,000.</translation>
  </message>
  <message>
   <source>La restauration a été arrêtée. Rien n’a été modifié.</source>
   <translation>The restore was stopped. Nothing was changed.</translation>
  </message>
  <message>
   <source>La restauration n’a pas pu être faite : le disque est plein ou protégé. Le fichier de données n’a pas été modifié.</source>
   <translation>The restore could not be done: the disk is full or protected. The data file was not changed.</translation>
  </message>
  <message>
   <source>La sauvegarde n’a pas pu être préparée : elle est illisible, ou le disque est plein. Rien n’a été modifié.</source>
   <translation>The backup could not be prepared: it cannot be read, or the disk is full. Nothing was changed.</translation>
  </message>
  <message>
   <source>La sauvegarde n’a pas pu être écrite : le disque est plein, ou le dossier est protégé. Les précédentes sont gardées.</source>
   <translation>The backup could not be written: the disk is full, or the folder is protected. The earlier ones are kept.</translation>
  </message>
  <message>
   <source>La sauvegarde n’est pas sûre : {0} Les précédentes sont gardées.</source>
   <translation>The backup is not safe: {0} The earlier ones are kept.</translation>
  </message>
  <message>
   <source>La table {0} manque.</source>
   <translation>The table {0} is missing.</translation>
  </message>
  <message>
   <source>La table {0} n’est plus stricte.</source>
   <translation>The table {0} is no longer strict.</translation>
  </message>
  <message>
   <source>La vente n’est pas un objet JSON.</source>
   <translation>The sale is not a JSON object.</translation>
  </message>
  <message>
   <source>La vente n’est pas un texte JSON lisible.</source>
   <translation>The sale is not readable JSON text.</translation>
  </message>
  <message>
   <source>La vérification a été interrompue.</source>
   <translation>The check was interrupted.</translation>
  </message>
  <message>
   <source>Le code</source>
   <translation>The code</translation>
  </message>
  <message>
   <source>Le code PIN a de 4 à 8 chiffres.</source>
   <translation>The PIN has 4 to 8 digits.</translation>
  </message>
  <message>
   <source>Le code « {0} » est déjà celui d’une autre boutique.</source>
   <translation>The code “{0}” is already that of another shop.</translation>
  </message>
  <message>
   <source>Le code-barres {0} est déjà celui de « {1} ».</source>
   <translation>The barcode {0} is already that of “{1}”.</translation>
  </message>
  <message>
   <source>Le code-barres {0} est déjà celui d’un autre article.</source>
   <translation>The barcode {0} is already that of another item.</translation>
  </message>
  <message>
   <source>Le corps de la requête n’est pas un texte JSON lisible.</source>
   <translation>The body of the request is not readable JSON text.</translation>
  </message>
  <message>
   <source>Le corps doit être une liste de ventes, ou un objet qui contient « ventes ».</source>
   <translation>The body must be a list of sales, or an object that contains “ventes”.</translation>
  </message>
  <message>
   <source>Le coût</source>
   <translation>The cost</translation>
  </message>
  <message>
   <source>Le dossier de données « {0} » ne peut pas être ouvert.</source>
   <translation>The data folder “{0}” cannot be opened.</translation>
  </message>
  <message>
   <source>Le déclencheur {0} manque ou a été modifié : le livre n’est plus protégé.</source>
   <translation>The trigger {0} is missing or was changed: the ledger is no longer protected.</translation>
  </message>
  <message>
   <source>Le fichier de données est endommagé. Il n’a pas été modifié.</source>
   <translation>The data file is damaged. It was not changed.</translation>
  </message>
  <message>
   <source>Le fichier de données n’a pas pu être mis à jour pour cette version de Comptoir. Il n’a pas été modifié : l’ancienne version l’ouvre toujours.</source>
   <translation>The data file could not be brought up to this version of Comptoir. It was not changed: the old version still opens it.</translation>
  </message>
  <message>
   <source>Le fichier de données n’est pas encore celui de cette version : ouvrez d’abord Comptoir.</source>
   <translation>The data file is not yet that of this version: open Comptoir first.</translation>
  </message>
  <message>
   <source>Le fichier est endommagé : {0}.</source>
   <translation>The file is damaged: {0}.</translation>
  </message>
  <message>
   <source>Le fichier est trop grand : 20 Mo au plus.</source>
   <translation>The file is too large: 20 MB at most.</translation>
  </message>
  <message>
   <source>Le fichier est vide.</source>
   <translation>The file is empty.</translation>
  </message>
  <message>
   <source>Le fichier ne contient aucun article.</source>
   <translation>The file contains no item.</translation>
  </message>
  <message>
   <source>Le fichier « {0} » est ouvert dans un autre programme, sans doute Excel : fermez-le, puis recommencez.</source>
   <translation>The file “{0}” is open in another program, probably Excel: close it, then try again.</translation>
  </message>
  <message>
   <source>Le fichier « {0} » n’a pas pu être écrit : le dossier manque ou est protégé, ou le disque est plein.</source>
   <translation>The file “{0}” could not be written: the folder is missing or protected, or the disk is full.</translation>
  </message>
  <message>
   <source>Le fuseau horaire ne change plus une fois que des ventes sont arrivées : leurs dates ont été lues à cette heure.</source>
   <translation>The time zone can no longer change once sales have arrived: their dates were read at that time.</translation>
  </message>
  <message>
   <source>Le montant rendu va de 0 à {0} {1} : c’est ce qui reste du total de la vente.</source>
   <translation>The amount given back goes from 0 to {0} {1}: that is what is left of the total of the sale.</translation>
  </message>
  <message>
   <source>Le nom</source>
   <translation>The name</translation>
  </message>
  <message>
   <source>Le numéro de série « {0} » est déjà connu.</source>
   <translation>The serial number “{0}” is already known.</translation>
  </message>
  <message>
   <source>Le port {0} est déjà utilisé par un autre programme de cet ordinateur. Fermez ce programme ou choisissez un autre port.</source>
   <translation>Port {0} is already used by another program of this computer. Close that program or choose another port.</translation>
  </message>
  <message>
   <source>Le prix de vente</source>
   <translation>The selling price</translation>
  </message>
  <message>
   <source>Le prix de {0} est en {1}, la vente en {2} : indiquez le prix de la ligne.</source>
   <translation>The price of {0} is in {1}, the sale in {2}: give the price of the line.</translation>
  </message>
  <message>
   <source>Le serveur de synchronisation n’a pas pu démarrer.</source>
   <translation>The sync server could not start.</translation>
  </message>
  <message>
   <source>Le serveur est momentanément indisponible : renvoyez dans un instant.</source>
   <translation>The server is unavailable for a moment: send again shortly.</translation>
  </message>
  <message>
   <source>Le seuil</source>
   <translation>The threshold</translation>
  </message>
  <message>
   <source>Le stock compté doit être un nombre de pièces entre 0 et 1 000 000.</source>
   <translation>The counted stock must be a number of pieces between 0 and 1,000,000.</translation>
  </message>
  <message>
   <source>Le suivi du stock</source>
   <translation>The tracking of stock</translation>
  </message>
  <message>
   <source>Le taux est ce que vaut 1 $ en francs : par exemple 2 850.</source>
   <translation>The rate is what $1 is worth in francs: for example 2,850.</translation>
  </message>
  <message>
   <source>Le terminal remplacé n’est pas de cette boutique.</source>
   <translation>The replaced terminal is not of this shop.</translation>
  </message>
  <message>
   <source>Le total de la vente dépasse la limite.</source>
   <translation>The total of the sale exceeds the limit.</translation>
  </message>
  <message>
   <source>Les caractères du fichier sont illisibles : enregistrez-le en UTF-8.</source>
   <translation>The characters of the file cannot be read: save it as UTF-8.</translation>
  </message>
  <message>
   <source>Ligne {0} : elle a plus de colonnes que la première ligne.</source>
   <translation>Line {0}: it has more columns than the first line.</translation>
  </message>
  <message>
   <source>Ligne {0} : elle est mal formée (des guillemets non fermés ?).</source>
   <translation>Line {0}: it is malformed (unclosed quotes?).</translation>
  </message>
  <message>
   <source>Ligne {0} : {1}.</source>
   <translation>Line {0}: {1}.</translation>
  </message>
  <message>
   <source>Ligne {0} de la vente {1} ({2})</source>
   <translation>Line {0} of sale {1} ({2})</translation>
  </message>
  <message>
   <source>Ligne {0} du retour {1} ({2})</source>
   <translation>Line {0} of return {1} ({2})</translation>
  </message>
  <message>
   <source>Lot {0} : la vente {1} ({2}, n° {3}) n’est plus dans le fichier.</source>
   <translation>Batch {0}: the sale {1} ({2}, no. {3}) is no longer in the file.</translation>
  </message>
  <message>
   <source>Lot {0} : le détail de ses ventes est illisible.</source>
   <translation>Batch {0}: the detail of its sales cannot be read.</translation>
  </message>
  <message>
   <source>Lot {0} : le détail de ses ventes ne fait pas ses comptes.</source>
   <translation>Batch {0}: the detail of its sales does not add up to its counts.</translation>
  </message>
  <message>
   <source>Lot {id} : {recues} vente(s) reçue(s), {creees} créée(s), {rejouees} rejouée(s), {refusees} refusée(s), {ventes} dans le fichier.</source>
   <translation>Batch {id}: {recues} sale(s) received, {creees} created, {rejouees} replayed, {refusees} refused, {ventes} in the file.</translation>
  </message>
  <message>
   <source>L’article a été compté depuis ({0}) : le stock est déjà juste.</source>
   <translation>The item has been counted since ({0}): the stock is already right.</translation>
  </message>
  <message>
   <source>L’article n° {0} n’existe pas dans cette boutique.</source>
   <translation>Item no. {0} does not exist in this shop.</translation>
  </message>
  <message>
   <source>L’envoi désigne un autre terminal que celui qui l’envoie.</source>
   <translation>The batch names another terminal than the one that sends it.</translation>
  </message>
  <message>
   <source>L’envoi désigne une autre boutique que celle de ce terminal.</source>
   <translation>The batch names another shop than that of this terminal.</translation>
  </message>
  <message>
   <source>L’inventaire « {0} » est en cours sur les mêmes articles : continuez-le, validez-le ou abandonnez-le d’abord.</source>
   <translation>The stock count “{0}” is under way for the same items: continue, validate or abandon it first.</translation>
  </message>
  <message>
   <source>L’inventaire « {0} » est terminé : il ne change plus.</source>
   <translation>The stock count “{0}” is closed: it no longer changes.</translation>
  </message>
  <message>
   <source>Mouvement {0} ({1}), article {2}</source>
   <translation>Movement {0} ({1}), item {2}</translation>
  </message>
  <message>
   <source>Mouvement {seq} (boutique {boutique_id}) : il corrige la vente du mouvement {vente_seq} sans le comptage qui l’explique.</source>
   <translation>Movement {seq} (shop {boutique_id}): it corrects the sale of movement {vente_seq} without the count that explains it.</translation>
  </message>
  <message>
   <source>Mouvement {seq} (boutique {boutique_id}), vente {reference_document} : il ne correspond à aucune ligne de la vente.</source>
   <translation>Movement {seq} (shop {boutique_id}), sale {reference_document}: it matches no line of the sale.</translation>
  </message>
  <message>
   <source>Mouvement {seq} (boutique {boutique_id}), {reference_document} : il ne suit pas le retour qu’il sort du stock.</source>
   <translation>Movement {seq} (shop {boutique_id}), {reference_document}: it does not follow the return that it takes out of stock.</translation>
  </message>
  <message>
   <source>Mouvement {seq} (boutique {boutique_id}), {reference_document} : il n’annule pas le mouvement qu’il désigne.</source>
   <translation>Movement {seq} (shop {boutique_id}), {reference_document}: it does not reverse the movement that it names.</translation>
  </message>
  <message>
   <source>Mouvement {seq} ({boutique}), article {code} : il part de {stock_avant}, le précédent laissait {precedent}.</source>
   <translation>Movement {seq} ({boutique}), item {code}: it starts from {stock_avant}, the one before left {precedent}.</translation>
  </message>
  <message>
   <source>Mouvement {seq} ({boutique}), article {code} : {stock_avant} et {quantite} ne font pas {stock_apres}.</source>
   <translation>Movement {seq} ({boutique}), item {code}: {stock_avant} and {quantite} do not make {stock_apres}.</translation>
  </message>
  <message>
   <source>Mouvements ({boutique}) : le numéro {seq} suit le numéro {precedent}.</source>
   <translation>Movements ({boutique}): number {seq} follows number {precedent}.</translation>
  </message>
  <message>
   <source>Nom de la boutique</source>
   <translation>Name of the shop</translation>
  </message>
  <message>
   <source>Nom de l’inventaire</source>
   <translation>Name of the stock count</translation>
  </message>
  <message>
   <source>Nom du propriétaire</source>
   <translation>Name of the owner</translation>
  </message>
  <message>
   <source>Nom du terminal</source>
   <translation>Name of the terminal</translation>
  </message>
  <message>
   <source>Numéro de série : de 1 à 100 caractères lisibles.</source>
   <translation>Serial number: 1 to 100 readable characters.</translation>
  </message>
  <message>
   <source>Rejet notifié {id} ({reference}) : la vente à régler n’est pas de son terminal.</source>
   <translation>Reported refusal {id} ({reference}): the sale to settle is not of its terminal.</translation>
  </message>
  <message>
   <source>Rejeu automatique</source>
   <translation>Automatic replay</translation>
  </message>
  <message>
   <source>Retour client {id} (boutique {boutique_id}) : son mouvement n’est pas le sien.</source>
   <translation>Customer return {id} (shop {boutique_id}): its movement is not its own.</translation>
  </message>
  <message>
   <source>Retour de vente {retour_id} (boutique {boutique_id}), ligne {position} : ses mouvements ne sont pas les siens.</source>
   <translation>Return of a sale {retour_id} (shop {boutique_id}), line {position}: its movements are not its own.</translation>
  </message>
  <message>
   <source>Retour {0} de la vente {1} ({2})</source>
   <translation>Return {0} of sale {1} ({2})</translation>
  </message>
  <message>
   <source>Rien ne peut être écrit dans « {0} ».</source>
   <translation>Nothing can be written in “{0}”.</translation>
  </message>
  <message>
   <source>Rien n’a été compté : comptez au moins un article.</source>
   <translation>Nothing was counted: count at least one item.</translation>
  </message>
  <message>
   <source>Rien n’a été importé. {0}</source>
   <translation>Nothing was imported. {0}</translation>
  </message>
  <message>
   <source>Rien n’a été importé. {0} et {1} autre(s) ligne(s) à corriger.</source>
   <translation>Nothing was imported. {0} and {1} more line(s) to correct.</translation>
  </message>
  <message>
   <source>Stock insuffisant pour {0}: demandé {1}, disponible {2}</source>
   <translation>Not enough stock of {0}: asked {1}, available {2}</translation>
  </message>
  <message>
   <source>Table {0}, ligne {1} : elle renvoie à {2}, qui ne l’a pas.</source>
   <translation>Table {0}, row {1}: it refers to {2}, which does not have it.</translation>
  </message>
  <message>
   <source>Terminal non reconnu. Demandez au propriétaire de l’approuver dans Comptoir.</source>
   <translation>Terminal not recognised. Ask the owner to approve it in Comptoir.</translation>
  </message>
  <message>
   <source>Trop d’essais : réessayez dans {0}.</source>
   <translation>Too many attempts: try again in {0}.</translation>
  </message>
  <message>
   <source>Un article du mouvement n’est pas de cette boutique.</source>
   <translation>An item of the movement is not of this shop.</translation>
  </message>
  <message>
   <source>Un autre terminal a déjà envoyé cette vente sous ce numéro.</source>
   <translation>Another terminal has already sent this sale under this number.</translation>
  </message>
  <message>
   <source>Un envoi contient au plus {0} ventes.</source>
   <translation>A batch contains at most {0} sales.</translation>
  </message>
  <message>
   <source>Un essai porte sur au plus {0} lignes de vente, et celui-ci en a {1}. Collez une partie des ventes : un terminal peut, lui, tout envoyer.</source>
   <translation>A trial takes at most {0} sale lines, and this one has {1}. Paste some of the sales: a terminal, for its part, may send them all.</translation>
  </message>
  <message>
   <source>Un nombre entier de pièces, 0 ou plus.</source>
   <translation>A whole number of pieces, 0 or more.</translation>
  </message>
  <message>
   <source>Un scan ajoute au moins une pièce.</source>
   <translation>A scan adds at least one piece.</translation>
  </message>
  <message>
   <source>Un terminal ne peut pas se remplacer lui-même.</source>
   <translation>A terminal cannot replace itself.</translation>
  </message>
  <message>
   <source>Une des {0} pièces est déjà vendue ou sortie.</source>
   <translation>One of the {0} pieces is already sold or taken out.</translation>
  </message>
  <message>
   <source>Une ligne enfreint sa table : {0}.</source>
   <translation>A row breaks its table: {0}.</translation>
  </message>
  <message>
   <source>Une ligne est dans une autre devise que la vente.</source>
   <translation>A line is in another currency than the sale.</translation>
  </message>
  <message>
   <source>Une ligne rendue a au moins une pièce.</source>
   <translation>A returned line has at least one piece.</translation>
  </message>
  <message>
   <source>Une vente identique, d’une autre date, est déjà enregistrée sous ce numéro.</source>
   <translation>The same sale, of another date, is already recorded under this number.</translation>
  </message>
  <message>
   <source>Vendu avant le comptage du {0}, reçu après</source>
   <translation>Sold before the count of {0}, received after it</translation>
  </message>
  <message>
   <source>Vente déjà classée</source>
   <translation>Sale already dismissed</translation>
  </message>
  <message>
   <source>Vente sans stock</source>
   <translation>Sale without stock</translation>
  </message>
  <message>
   <source>Vente {0} ({1})</source>
   <translation>Sale {0} ({1})</translation>
  </message>
  <message>
   <source>Vente {0} annulée, marchandise {1}</source>
   <translation>Sale {0} cancelled, goods {1}</translation>
  </message>
  <message>
   <source>Vente {0}, retour n° {1} : pièces {2}, {3} ; rendu {4} {5}</source>
   <translation>Sale {0}, return no. {1}: pieces {2}, {3}; given back {4} {5}</translation>
  </message>
  <message>
   <source>Vente {id} ({numero_facture}) : elle est classée, mais son terminal la rejouerait.</source>
   <translation>Sale {id} ({numero_facture}): it is dismissed, but its terminal would replay it.</translation>
  </message>
  <message>
   <source>Vente {id} ({numero_facture}) : ses articles ne sont pas ceux qui ont été envoyés, et personne ne l’a décidé.</source>
   <translation>Sale {id} ({numero_facture}): its items are not those that were sent, and nobody decided so.</translation>
  </message>
  <message>
   <source>Vente {numero_facture} ({terminal}) : le total est {montant_total}, la somme des lignes {montant_lignes}.</source>
   <translation>Sale {numero_facture} ({terminal}): the total is {montant_total}, the sum of the lines {montant_lignes}.</translation>
  </message>
  <message>
   <source>Vente {numero_facture} ({terminal}) : {lignes} ligne(s), {mouvements} mouvement(s) de vente.</source>
   <translation>Sale {numero_facture} ({terminal}): {lignes} line(s), {mouvements} sale movement(s).</translation>
  </message>
  <message>
   <source>Vente {numero_facture} ({terminal}), ligne {position} : {quantite} pièce(s) vendue(s), {rendues} revenue(s) pour {attendues} rendue(s) ou annulée(s).</source>
   <translation>Sale {numero_facture} ({terminal}), line {position}: {quantite} piece(s) sold, {rendues} came back for {attendues} returned or cancelled.</translation>
  </message>
  <message>
   <source>Vente {numero_facture} : le lot {lot_id} n’est pas de son terminal.</source>
   <translation>Sale {numero_facture}: batch {lot_id} is not of its terminal.</translation>
  </message>
  <message>
   <source>Vente {numero_facture} : {montant_rendu} rendu pour un total de {montant_total}.</source>
   <translation>Sale {numero_facture}: {montant_rendu} given back for a total of {montant_total}.</translation>
  </message>
  <message>
   <source>Vente à régler {id} ({numero_facture}, {etat}) : ses données, ou la vente qui la règle, manquent.</source>
   <translation>Sale to settle {id} ({numero_facture}, {etat}): its data, or the sale that settles it, are missing.</translation>
  </message>
  <message>
   <source>a été arrondi par le tableur : mettez la colonne au format texte</source>
   <translation>was rounded by the spreadsheet: format the column as text</translation>
  </message>
  <message>
   <source>abîmée, hors du stock</source>
   <translation>damaged, out of stock</translation>
  </message>
  <message>
   <source>abîmées</source>
   <translation>damaged</translation>
  </message>
  <message>
   <source>contient des caractères invisibles</source>
   <translation>contains invisible characters</translation>
  </message>
  <message>
   <source>deux valeurs différentes ({0})</source>
   <translation>two different values ({0})</translation>
  </message>
  <message>
   <source>entrée de {0} × article {1}</source>
   <translation>entry of {0} × item {1}</translation>
  </message>
  <message>
   <source>il y manque des ventes ou des mouvements.</source>
   <translation>sales or movements are missing from it.</translation>
  </message>
  <message>
   <source>inventaire « {0} »</source>
   <translation>stock count “{0}”</translation>
  </message>
  <message>
   <source>la sortie</source>
   <translation>the exit</translation>
  </message>
  <message>
   <source>le code</source>
   <translation>the code</translation>
  </message>
  <message>
   <source>le code-barres</source>
   <translation>the barcode</translation>
  </message>
  <message>
   <source>l’ajustement</source>
   <translation>the adjustment</translation>
  </message>
  <message>
   <source>l’entrée</source>
   <translation>the entry</translation>
  </message>
  <message>
   <source>n’est pas un montant (par exemple 25000 ou 2,55)</source>
   <translation>is not an amount (for example 25000 or 2.55)</translation>
  </message>
  <message>
   <source>n’est pas un nombre entier de pièces</source>
   <translation>is not a whole number of pieces</translation>
  </message>
  <message>
   <source>n’est pas une devise : CDF ou USD</source>
   <translation>is not a currency: CDF or USD</translation>
  </message>
  <message>
   <source>remise en stock</source>
   <translation>put back in stock</translation>
  </message>
  <message>
   <source>remises en stock</source>
   <translation>put back in stock</translation>
  </message>
  <message>
   <source>sans numéro</source>
   <translation>without a number</translation>
  </message>
  <message>
   <source>true ou false est attendu</source>
   <translation>true or false is expected</translation>
  </message>
  <message>
   <source>un entier de 1 à {0} est attendu</source>
   <translation>a whole number from 1 to {0} is expected</translation>
  </message>
  <message>
   <source>un montant de 0 à {0} avec deux décimales au plus est attendu</source>
   <translation>an amount from 0 to {0} with at most two decimals is expected</translation>
  </message>
  <message>
   <source>un objet est attendu</source>
   <translation>an object is expected</translation>
  </message>
  <message>
   <source>un texte de 1 à {0} caractères lisibles est attendu</source>
   <translation>a text of 1 to {0} readable characters is expected</translation>
  </message>
  <message>
   <source>un texte est attendu</source>
   <translation>a text is expected</translation>
  </message>
  <message>
   <source>un texte lisible d’au plus {0} caractères est attendu</source>
   <translation>a readable text of at most {0} characters is expected</translation>
  </message>
  <message>
   <source>un texte ou un entier est attendu</source>
   <translation>a text or a whole number is expected</translation>
  </message>
  <message>
   <source>une date ISO 8601 est attendue</source>
   <translation>an ISO 8601 date is expected</translation>
  </message>
  <message>
   <source>une liste de 1 à {0} lignes est attendue</source>
   <translation>a list of 1 to {0} lines is expected</translation>
  </message>
  <message>
   <source>valeur absente</source>
   <translation>value missing</translation>
  </message>
  <message>
   <source>{0} : ce champ est obligatoire.</source>
   <translation>{0}: this field is required.</translation>
  </message>
  <message>
   <source>{0} : compté {1}, attendu {2}</source>
   <translation>{0}: counted {1}, expected {2}</translation>
  </message>
  <message>
   <source>{0} : il manque ce que Comptoir avait enregistré à cet endroit.</source>
   <translation>{0}: what Comptoir had recorded there is missing.</translation>
  </message>
  <message>
   <source>{0} : ne figure pas parmi ce que Comptoir a enregistré.</source>
   <translation>{0}: it is not among what Comptoir recorded.</translation>
  </message>
  <message>
   <source>{0} : son contenu n’est plus celui qui a été enregistré.</source>
   <translation>{0}: its content is no longer what was recorded.</translation>
  </message>
  <message>
   <source>{0} : {1} des {2} vendues sont déjà revenues, il en reste {3} à rendre.</source>
   <translation>{0}: {1} of the {2} sold have already come back, {3} are left to return.</translation>
  </message>
  <message>
   <source>{0} ; fichier remplacé : {1}</source>
   <translation>{0}; replaced file: {1}</translation>
  </message>
  <message>
   <source>{0} a plus de {1} caractères</source>
   <translation>{0} has more than {1} characters</translation>
  </message>
  <message>
   <source>{0} a été modifié ailleurs pendant la saisie : fermez puis rouvrez l’article.</source>
   <translation>{0} was changed elsewhere meanwhile: close and reopen the item.</translation>
  </message>
  <message>
   <source>{0} des {1} pièces sont déjà vendues ou sorties.</source>
   <translation>{0} of the {1} pieces are already sold or taken out.</translation>
  </message>
  <message>
   <source>{0} est obligatoire.</source>
   <translation>{0} is required.</translation>
  </message>
  <message>
   <source>{0} est vide</source>
   <translation>{0} is empty</translation>
  </message>
  <message>
   <source>{0} ventes de ce terminal attendent déjà le propriétaire dans « À régler ».</source>
   <translation>{0} sales of this terminal already wait for the owner in “To settle”.</translation>
  </message>
  <message>
   <source>{0} ventes à régler</source>
   <translation>{0} sales to settle</translation>
  </message>
  <message>
   <source>{0} « {1} » est déjà à la ligne {2}</source>
   <translation>{0} “{1}” is already on line {2}</translation>
  </message>
  <message>
   <source>{0} « {1} » {2}</source>
   <translation>{0} “{1}” {2}</translation>
  </message>
  <message>
   <source>{0}.{1} : {2} montant(s) non entier(s).</source>
   <translation>{0}.{1}: {2} amount(s) that are not whole.</translation>
  </message>
  <message>
   <source>« {0} » est déjà compté dans l’inventaire « {1} ».</source>
   <translation>“{0}” is already counted in the stock count “{1}”.</translation>
  </message>
  <message>
   <source>« {0} » est déjà remplacé par « {1} ».</source>
   <translation>“{0}” is already replaced by “{1}”.</translation>
  </message>
  <message>
   <source>« {0} » n’a pas de stock à compter : il est désactivé, ou sans suivi de stock.</source>
   <translation>“{0}” has no stock to count: it is switched off, or its stock is not tracked.</translation>
  </message>
  <message>
   <source>« {0} » n’est pas de la catégorie comptée : rien n’a été compté.</source>
   <translation>“{0}” is not in the counted category: nothing was counted.</translation>
  </message>
  <message>
   <source>« {0} » n’est pas un fuseau horaire.</source>
   <translation>“{0}” is not a time zone.</translation>
  </message>
  <message>
   <source>« {0} » remplace déjà « {1} ». Si c’était une erreur, réactivez ce dernier dans Terminaux. Sinon, déclarez la vente en doublon.</source>
   <translation>“{0}” already replaces “{1}”. If that was a mistake, reactivate the latter in Terminals. Otherwise, file the sale as a duplicate.</translation>
  </message>
  <message>
   <source>à la place du terminal {0}</source>
   <translation>in the place of terminal {0}</translation>
  </message>
  <message>
   <source>… et d’autres du même genre.</source>
   <translation>… and others of the same kind.</translation>
  </message>
 </context>
 <context>
  <name>CorrespondancePanel</name>
  <message>
   <source>Aucune</source>
   <translation>None</translation>
  </message>
  <message>
   <source>Catégorie</source>
   <translation>Category</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>Code-barres</source>
   <translation>Barcode</translation>
  </message>
  <message>
   <source>Colonne {n}</source>
   <translation>Column {n}</translation>
  </message>
  <message>
   <source>Coût</source>
   <translation>Cost</translation>
  </message>
  <message>
   <source>Monnaie</source>
   <translation>Currency</translation>
  </message>
  <message>
   <source>Nom</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Premières lignes du fichier</source>
   <translation>First lines of the file</translation>
  </message>
  <message>
   <source>Prix de vente</source>
   <translation>Selling price</translation>
  </message>
  <message>
   <source>Seuil</source>
   <translation>Threshold</translation>
  </message>
  <message>
   <source>Stock de départ</source>
   <translation>Opening stock</translation>
  </message>
  <message>
   <source>{nom} (obligatoire)</source>
   <translation>{nom} (required)</translation>
  </message>
 </context>
 <context>
  <name>Coupure</name>
  <message>
   <source>  · retrouvée</source>
   <translation>  · recovered</translation>
  </message>
  <message>
   <source>Aucun terminal n’avait rien envoyé depuis cette sauvegarde.</source>
   <translation>No terminal had sent anything since this backup.</translation>
  </message>
  <message>
   <source>Aucune pour l’instant</source>
   <translation>None for now</translation>
  </message>
  <message>
   <source>Aucune vente n’était en cours, rien ne manque.</source>
   <translation>No sale was under way, nothing is missing.</translation>
  </message>
  <message>
   <source>Ce qui est revenu</source>
   <translation>What came back</translation>
  </message>
  <message>
   <source>Comptoir a été coupé</source>
   <translation>Comptoir was cut off</translation>
  </message>
  <message>
   <source>Coupure après {when}</source>
   <translation>Power cut after {when}</translation>
  </message>
  <message>
   <source>Dernier écrit</source>
   <translation>Last write</translation>
  </message>
  <message>
   <source>Des envois de terminaux n’ont pas pu être retrouvés : voyez lesquels.</source>
   <translation>Some requests of terminals could not be recovered: see which.</translation>
  </message>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Fichier</source>
   <translation>File</translation>
  </message>
  <message>
   <source>Grand fichier : il se vérifie pendant que vous travaillez</source>
   <translation>Large file: it is checked while you work</translation>
  </message>
  <message>
   <source>Le fichier d’avant est gardé : {nom}</source>
   <translation>The previous file is kept: {nom}</translation>
  </message>
  <message>
   <source>Le livre n’est pas juste</source>
   <translation>The ledger is not correct</translation>
  </message>
  <message>
   <source>Les terminaux renverront peut-être leurs dernières ventes : aucune ne comptera deux fois. Celle qui n’était pas confirmée est encore dans son terminal.</source>
   <translation>Terminals may send their last sales again: none will count twice. A sale that was not confirmed is still in its terminal.</translation>
  </message>
  <message>
   <source>Livre juste : {n} mouvement vérifié.</source>
   <translation>The ledger is correct: {n} movement checked.</translation>
  </message>
  <message>
   <source>Livre juste : {n} mouvements vérifiés.</source>
   <translation>The ledger is correct: {n} movements checked.</translation>
  </message>
  <message>
   <source>Sauvegarde</source>
   <translation>Backup</translation>
  </message>
  <message>
   <source>Sauvegarde restaurée</source>
   <translation>Backup restored</translation>
  </message>
  <message>
   <source>Terminal autorisé de nouveau : {nom}</source>
   <translation>Terminal let in again: {nom}</translation>
  </message>
  <message>
   <source>Ventes reçues juste avant la coupure</source>
   <translation>Sales received just before the cut</translation>
  </message>
  <message>
   <source>Vérifié, sans défaut</source>
   <translation>Checked, no fault</translation>
  </message>
  <message>
   <source>{n} annulation</source>
   <translation>{n} cancellation</translation>
  </message>
  <message>
   <source>{n} annulations</source>
   <translation>{n} cancellations</translation>
  </message>
  <message>
   <source>{n} envoi manquait : il a été retrouvé et enregistré de nouveau.</source>
   <translation>{n} request was missing: it was recovered and recorded again.</translation>
  </message>
  <message>
   <source>{n} envoi n’a pas pu être repris</source>
   <translation>{n} request could not be taken up again</translation>
  </message>
  <message>
   <source>{n} envois manquaient : ils ont été retrouvés et enregistrés de nouveau.</source>
   <translation>{n} requests were missing: they were recovered and recorded again.</translation>
  </message>
  <message>
   <source>{n} envois n’ont pas pu être repris</source>
   <translation>{n} requests could not be taken up again</translation>
  </message>
  <message>
   <source>{n} retour, dépense ou refus signalé</source>
   <translation>{n} return, expense or reported refusal</translation>
  </message>
  <message>
   <source>{n} retours, dépenses ou refus signalés</source>
   <translation>{n} returns, expenses or reported refusals</translation>
  </message>
  <message>
   <source>{n} vente enregistrée</source>
   <translation>{n} sale recorded</translation>
  </message>
  <message>
   <source>{n} vente reçue juste avant, présente.</source>
   <translation>{n} sale received just before, present.</translation>
  </message>
  <message>
   <source>{n} vente à régler</source>
   <translation>{n} sale to settle</translation>
  </message>
  <message>
   <source>{n} ventes enregistrées</source>
   <translation>{n} sales recorded</translation>
  </message>
  <message>
   <source>{n} ventes reçues juste avant, toutes présentes.</source>
   <translation>{n} sales received just before, all present.</translation>
  </message>
  <message>
   <source>{n} ventes à régler</source>
   <translation>{n} sales to settle</translation>
  </message>
  <message>
   <source>{source}, demandée {when}.</source>
   <translation>{source}, asked for {when}.</translation>
  </message>
  <message>
   <source>{when}  {numero}  {terminal}  {montant}</source>
   <translation>{when}  {numero}  {terminal}  {montant}</translation>
  </message>
 </context>
 <context>
  <name>Courbe</name>
  <message>
   <source>- - seuil {n}</source>
   <translation>- - threshold {n}</translation>
  </message>
  <message>
   <source>Courbe du stock : {first} le {begin}, {last} maintenant, au plus bas {low}, au plus haut {high}. Chaque mouvement est dans le tableau.</source>
   <translation>Curve of the stock: {first} on {begin}, {last} now, {low} at the lowest, {high} at the highest. Every movement is in the table.</translation>
  </message>
  <message>
   <source>··· compté le {jour}</source>
   <translation>··· counted on {jour}</translation>
  </message>
 </context>
 <context>
  <name>CourbeCard</name>
  <message>
   <source>12 mois</source>
   <translation>12 months</translation>
  </message>
  <message>
   <source>30 jours</source>
   <translation>30 days</translation>
  </message>
  <message>
   <source>Aucun mouvement : il n’y a pas encore de courbe.</source>
   <translation>No movement: there is no curve yet.</translation>
  </message>
  <message>
   <source>Période de la courbe</source>
   <translation>Period of the curve</translation>
  </message>
  <message>
   <source>Stock au fil du temps</source>
   <translation>Stock over time</translation>
  </message>
  <message>
   <source>Tout</source>
   <translation>All</translation>
  </message>
 </context>
 <context>
  <name>Curtain</name>
  <message>
   <source>Comptoir s’ouvre</source>
   <translation>Comptoir is opening</translation>
  </message>
  <message>
   <source>Ouverture de votre boutique…</source>
   <translation>Opening your shop…</translation>
  </message>
 </context>
 <context>
  <name>DaysPopup</name>
  <message>
   <source>Appliquer</source>
   <translation>Apply</translation>
  </message>
  <message>
   <source>Au</source>
   <translation>To</translation>
  </message>
  <message>
   <source>Calendrier</source>
   <translation>Calendar</translation>
  </message>
  <message>
   <source>Du</source>
   <translation>From</translation>
  </message>
  <message>
   <source>jj/mm/aaaa</source>
   <translation>dd/mm/yyyy</translation>
  </message>
  <message>
   <source>Écrivez un jour qui n’est pas avant le premier.</source>
   <translation>Write a day that is not before the first one.</translation>
  </message>
  <message>
   <source>Écrivez un jour, par exemple 14/03/2026.</source>
   <translation>Write a day, for example 14/03/2026.</translation>
  </message>
 </context>
 <context>
  <name>Demo</name>
  <message>
   <source>Préparation des données d’exemple… {percent} %</source>
   <translation>Preparing the sample data… {percent}%</translation>
  </message>
 </context>
 <context>
  <name>DemoGuide</name>
  <message>
   <source>Données d’exemple : rien de ce que vous faites ici ne touche votre boutique.</source>
   <translation>Sample data: nothing you do here touches your shop.</translation>
  </message>
  <message>
   <source>Repartir à zéro</source>
   <translation>Start afresh</translation>
  </message>
 </context>
 <context>
  <name>Desk</name>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
 </context>
 <context>
  <name>EnLot</name>
  <message>
   <source>Aucune de ces ventes ne nomme d’article</source>
   <translation>None of these sales names an item</translation>
  </message>
  <message>
   <source>Aucune de ces ventes n’est déjà enregistrée par un autre terminal</source>
   <translation>None of these sales is already recorded by another terminal</translation>
  </message>
  <message>
   <source>Ce remède ne les concerne pas : choisissez-en un autre.</source>
   <translation>This remedy is not about them: choose another one.</translation>
  </message>
 </context>
 <context>
  <name>Entrance</name>
  <message>
   <source>Refaire le premier démarrage</source>
   <translation>Run the first start again</translation>
  </message>
  <message>
   <source>assistant terminaux adresse sauvegarde code PIN</source>
   <translation>wizard terminals address backup PIN code</translation>
  </message>
 </context>
 <context>
  <name>EntreeActions</name>
  <message>
   <source>La vente attend toujours</source>
   <translation>The sale is still waiting</translation>
  </message>
  <message>
   <source>Numéro copié</source>
   <translation>Number copied</translation>
  </message>
  <message>
   <source>Vous la retrouvez dans « Classées ».</source>
   <translation>You will find it in “Dismissed”.</translation>
  </message>
  <message>
   <source>{n} vente classée</source>
   <translation>{n} sale dismissed</translation>
  </message>
  <message>
   <source>{n} ventes classées</source>
   <translation>{n} sales dismissed</translation>
  </message>
 </context>
 <context>
  <name>EntreeChips</name>
  <message>
   <source>Article</source>
   <translation>Item</translation>
  </message>
  <message>
   <source>De 1 à 7 jours</source>
   <translation>1 to 7 days</translation>
  </message>
  <message>
   <source>De 7 à 30 jours</source>
   <translation>7 to 30 days</translation>
  </message>
  <message>
   <source>Moins d’un jour</source>
   <translation>Less than a day</translation>
  </message>
  <message>
   <source>Plus de 30 jours</source>
   <translation>More than 30 days</translation>
  </message>
  <message>
   <source>Raison</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>Terminal</source>
   <translation>Terminal</translation>
  </message>
  <message>
   <source>Âge</source>
   <translation>Age</translation>
  </message>
 </context>
 <context>
  <name>EntreeColumns</name>
  <message>
   <source>Article</source>
   <translation>Item</translation>
  </message>
  <message>
   <source>Essais</source>
   <translation>Tries</translation>
  </message>
  <message>
   <source>Manque</source>
   <translation>Missing</translation>
  </message>
  <message>
   <source>Montant</source>
   <translation>Amount</translation>
  </message>
  <message>
   <source>N°</source>
   <translation>No.</translation>
  </message>
  <message>
   <source>Raison</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>Reçue</source>
   <translation>Received</translation>
  </message>
  <message>
   <source>Terminal</source>
   <translation>Terminal</translation>
  </message>
 </context>
 <context>
  <name>EntreeCopier</name>
  <message>
   <source>{n} ligne copiée</source>
   <translation>{n} row copied</translation>
  </message>
  <message>
   <source>{n} lignes copiées</source>
   <translation>{n} rows copied</translation>
  </message>
 </context>
 <context>
  <name>EntreeDetail</name>
  <message>
   <source>Cette vente peut être enregistrée maintenant.</source>
   <translation>This sale can be recorded now.</translation>
  </message>
  <message>
   <source>Classée : {motif}</source>
   <translation>Dismissed: {motif}</translation>
  </message>
  <message>
   <source>Contenu reçu</source>
   <translation>Content received</translation>
  </message>
  <message>
   <source>Copier le numéro</source>
   <translation>Copy the number</translation>
  </message>
  <message>
   <source>Dernier essai, le {n}e</source>
   <translation>Last try, number {n}</translation>
  </message>
  <message>
   <source>Décision de {who}. La vente n’est pas comptée, et son terminal ne l’enverra plus.</source>
   <translation>Decided by {who}. The sale is not counted, and its terminal will no longer send it.</translation>
  </message>
  <message>
   <source>Déjà connue</source>
   <translation>Already known</translation>
  </message>
  <message>
   <source>Déjà enregistrée sous ce numéro</source>
   <translation>Already recorded under this number</translation>
  </message>
  <message>
   <source>Elle est comptée une fois.</source>
   <translation>It is counted once.</translation>
  </message>
  <message>
   <source>Enregistrée</source>
   <translation>Recorded</translation>
  </message>
  <message>
   <source>Enregistrée.</source>
   <translation>Recorded.</translation>
  </message>
  <message>
   <source>Essais</source>
   <translation>Tries</translation>
  </message>
  <message>
   <source>La vente enregistrée</source>
   <translation>The recorded sale</translation>
  </message>
  <message>
   <source>L’autre contenu est compté, celui-ci ne l’est pas.</source>
   <translation>The other content is counted, this one is not.</translation>
  </message>
  <message>
   <source>Même terminal, mêmes articles : le vendeur a peut-être ressaisi la vente après le refus. Si c’est la même, la rejouer la compterait deux fois.</source>
   <translation>Same terminal, same items: the seller may have entered the sale again after the refusal. If it is the same one, replaying it would count it twice.</translation>
  </message>
  <message>
   <source>Précédente</source>
   <translation>Previous</translation>
  </message>
  <message>
   <source>Que faire ?</source>
   <translation>What to do?</translation>
  </message>
  <message>
   <source>Refusée</source>
   <translation>Refused</translation>
  </message>
  <message>
   <source>Rejouée par {who} : elle est comptée une fois.</source>
   <translation>Replayed by {who}: it is counted once.</translation>
  </message>
  <message>
   <source>Remplacée par un autre envoi du même numéro.</source>
   <translation>Replaced by another sending of the same number.</translation>
  </message>
  <message>
   <source>Renvoyée par {who}, et acceptée : elle est comptée une fois.</source>
   <translation>Sent again by {who}, and accepted: it is counted once.</translation>
  </message>
  <message>
   <source>Reçue et refusée</source>
   <translation>Received and refused</translation>
  </message>
  <message>
   <source>Rien n’a encore été retiré du stock : elle ne sera comptée que si vous la rejouez.</source>
   <translation>Nothing has been taken from the stock yet: it is counted only if you replay it.</translation>
  </message>
  <message>
   <source>Rien n’a été retiré du stock : la vente entière attend votre décision. Cause probable : la dernière entrée de cet article date du {day}, une livraison n’a peut-être pas été saisie.</source>
   <translation>Nothing has been taken from the stock: the whole sale waits for your decision. Likely cause: the last stock in of this item dates from {day}, a delivery may not have been entered.</translation>
  </message>
  <message>
   <source>Suivante</source>
   <translation>Next</translation>
  </message>
  <message>
   <source>Une vente pareille porte un autre numéro.</source>
   <translation>A sale just like it has another number.</translation>
  </message>
  <message>
   <source>Vente {numero}</source>
   <translation>Sale {numero}</translation>
  </message>
  <message>
   <source>envoi de {address}</source>
   <translation>sent from {address}</translation>
  </message>
  <message>
   <source>rejouée dans Comptoir</source>
   <translation>replayed in Comptoir</translation>
  </message>
  <message>
   <source>vendue {when}</source>
   <translation>sold {when}</translation>
  </message>
  <message>
   <source>{n} essai</source>
   <translation>{n} try</translation>
  </message>
  <message>
   <source>{n} essais</source>
   <translation>{n} tries</translation>
  </message>
  <message>
   <source>{n} ventes pareilles portent d’autres numéros.</source>
   <translation>{n} sales just like it have other numbers.</translation>
  </message>
 </context>
 <context>
  <name>EntreeList</name>
  <message>
   <source>Vente</source>
   <translation>Sale</translation>
  </message>
  <message>
   <source>Ventes à régler</source>
   <translation>Sales to settle</translation>
  </message>
  <message>
   <source>{n} essais</source>
   <translation>{n} tries</translation>
  </message>
 </context>
 <context>
  <name>EntreeManquanteDialog</name>
  <message>
   <source>Combien de pièces sont arrivées ?</source>
   <translation>How many pieces came in?</translation>
  </message>
  <message>
   <source>Il manque {n} pièce.</source>
   <translation>{n} piece is missing.</translation>
  </message>
  <message>
   <source>Il manque {n} pièces.</source>
   <translation>{n} pieces are missing.</translation>
  </message>
  <message>
   <source>Pièces reçues</source>
   <translation>Pieces received</translation>
  </message>
  <message>
   <source>{article} : pièces reçues</source>
   <translation>{article}: pieces received</translation>
  </message>
  <message>
   <source>Écrivez un nombre de pièces, par exemple 12.</source>
   <translation>Type a number of pieces, for example 12.</translation>
  </message>
 </context>
 <context>
  <name>EssaiCard</name>
  <message>
   <source>Décider…</source>
   <translation>Decide…</translation>
  </message>
  <message>
   <source>En attente</source>
   <translation>Waiting</translation>
  </message>
  <message>
   <source>N’autorisez que les appareils de vos vendeurs.</source>
   <translation>Only allow the devices of your sellers.</translation>
  </message>
  <message>
   <source>Reliée</source>
   <translation>Connected</translation>
  </message>
  <message>
   <source>Sa vente est arrivée. Elle attend dans « À régler » : {raison}</source>
   <translation>Its sale has arrived. It waits in “To settle”: {raison}</translation>
  </message>
  <message>
   <source>Terminal autorisé, nous attendons sa vente d’essai…</source>
   <translation>Terminal allowed, we are waiting for its test sale…</translation>
  </message>
  <message>
   <source>Un terminal demande à entrer : {serie}</source>
   <translation>A terminal asks to come in: {serie}</translation>
  </message>
  <message>
   <source>Vente de {montant} reçue, rien n’a été perdu en route.</source>
   <translation>Sale of {montant} received, nothing was lost on the way.</translation>
  </message>
 </context>
 <context>
  <name>EssaiPanel</name>
  <message>
   <source>Aucun terminal ne s’est encore présenté</source>
   <translation>No terminal has shown up yet</translation>
  </message>
  <message>
   <source>Ouvrez l’application sur un terminal relié au même Wi-Fi.</source>
   <translation>Open the app on a terminal connected to the same Wi-Fi.</translation>
  </message>
 </context>
 <context>
  <name>EtapeArticles</name>
  <message>
   <source>Articles</source>
   <translation>Items</translation>
  </message>
  <message>
   <source>Commencer sans article</source>
   <translation>Start without items</translation>
  </message>
  <message>
   <source>Importer une liste</source>
   <translation>Import a list</translation>
  </message>
  <message>
   <source>La boutique a déjà {count} articles : rien n’est effacé.</source>
   <translation>The shop already has {count} items: nothing is erased.</translation>
  </message>
  <message>
   <source>Les terminaux reçoivent cette liste dès qu’ils se connectent.</source>
   <translation>Terminals receive this list as soon as they connect.</translation>
  </message>
  <message>
   <source>Partir d’une liste d’exemple</source>
   <translation>Start from a sample list</translation>
  </message>
  <message>
   <source>Plus de 250 articles courants d’une alimentation, sans stock : gardez ceux que vous vendez, corrigez les prix.</source>
   <translation>More than 250 everyday items of a food shop, without stock: keep those you sell, correct the prices.</translation>
  </message>
  <message>
   <source>Un fichier Excel ou CSV avec au moins les colonnes code, nom et prix de vente.</source>
   <translation>An Excel or CSV file with at least the columns code, name and selling price.</translation>
  </message>
  <message>
   <source>Vos articles</source>
   <translation>Your items</translation>
  </message>
  <message>
   <source>Vous les ajouterez un à un, ou par une liste, quand vous voudrez.</source>
   <translation>You will add them one by one, or from a list, whenever you like.</translation>
  </message>
  <message>
   <source>{count} articles</source>
   <translation>{count} items</translation>
  </message>
 </context>
 <context>
  <name>EtapeBoutique</name>
  <message>
   <source>Abidjan, Dakar, Lomé, Ouagadougou (UTC)</source>
   <translation>Abidjan, Dakar, Lomé, Ouagadougou (UTC)</translation>
  </message>
  <message>
   <source>Antananarivo (UTC+3)</source>
   <translation>Antananarivo (UTC+3)</translation>
  </message>
  <message>
   <source>Bienvenue dans Comptoir</source>
   <translation>Welcome to Comptoir</translation>
  </message>
  <message>
   <source>Boutique</source>
   <translation>Shop</translation>
  </message>
  <message>
   <source>Comme l’ordinateur</source>
   <translation>Same as the computer</translation>
  </message>
  <message>
   <source>Commune ou ville (facultatif)</source>
   <translation>District or town (optional)</translation>
  </message>
  <message>
   <source>Comptoir parlera cette langue à sa prochaine ouverture.</source>
   <translation>Comptoir will speak this language the next time it opens.</translation>
  </message>
  <message>
   <source>Cotonou, Niamey (UTC+1)</source>
   <translation>Cotonou, Niamey (UTC+1)</translation>
  </message>
  <message>
   <source>Derniers changements :</source>
   <translation>Last changes:</translation>
  </message>
  <message>
   <source>Dollars ($)</source>
   <translation>Dollars ($)</translation>
  </message>
  <message>
   <source>Douala, Yaoundé, Bangui, N’Djamena (UTC+1)</source>
   <translation>Douala, Yaoundé, Bangui, N’Djamena (UTC+1)</translation>
  </message>
  <message>
   <source>Francs congolais (FC)</source>
   <translation>Congolese francs (FC)</translation>
  </message>
  <message>
   <source>Heure locale</source>
   <translation>Local time</translation>
  </message>
  <message>
   <source>Kinshasa, Brazzaville, Libreville (UTC+1)</source>
   <translation>Kinshasa, Brazzaville, Libreville (UTC+1)</translation>
  </message>
  <message>
   <source>Langue</source>
   <translation>Language</translation>
  </message>
  <message>
   <source>Le stock est saisi : garder la vente dans « À régler »</source>
   <translation>The stock has been entered: keep the sale in “To settle”</translation>
  </message>
  <message>
   <source>Le stock n’est pas encore saisi : accepter les ventes et m’alerter</source>
   <translation>The stock has not been entered yet: accept the sales and alert me</translation>
  </message>
  <message>
   <source>Lubumbashi, Goma, Bujumbura, Kigali (UTC+2)</source>
   <translation>Lubumbashi, Goma, Bujumbura, Kigali (UTC+2)</translation>
  </message>
  <message>
   <source>Monnaie de la boutique</source>
   <translation>Currency of the shop</translation>
  </message>
  <message>
   <source>Nairobi, Djibouti, Moroni (UTC+3)</source>
   <translation>Nairobi, Djibouti, Moroni (UTC+3)</translation>
  </message>
  <message>
   <source>Ne change plus ensuite ; un article peut avoir l’autre monnaie.</source>
   <translation>Cannot change later; an item may have the other currency.</translation>
  </message>
  <message>
   <source>Nom de la boutique</source>
   <translation>Name of the shop</translation>
  </message>
  <message>
   <source>Par exemple : Alimentation Mama Odette</source>
   <translation>For example: Alimentation Mama Odette</translation>
  </message>
  <message>
   <source>Par exemple : Lemba, Kinshasa</source>
   <translation>For example: Lemba, Kinshasa</translation>
  </message>
  <message>
   <source>Paris, Bruxelles (UTC+1, UTC+2 l’été)</source>
   <translation>Paris, Brussels (UTC+1, UTC+2 in summer)</translation>
  </message>
  <message>
   <source>Quand un terminal vend plus que le stock</source>
   <translation>When a terminal sells more than the stock</translation>
  </message>
  <message>
   <source>Quelques réponses, et votre boutique est prête à recevoir des ventes.</source>
   <translation>A few answers, and your shop is ready to receive sales.</translation>
  </message>
  <message>
   <source>Rien ne sort du stock tant que vous n’avez pas décidé.</source>
   <translation>Nothing leaves the stock until you have decided.</translation>
  </message>
  <message>
   <source>{change}, {when} par {who}</source>
   <translation>{change}, {when} by {who}</translation>
  </message>
  <message>
   <source>À choisir les premiers jours : le stock devient négatif jusqu’au prochain comptage.</source>
   <translation>For the first days: the stock goes negative until the next count.</translation>
  </message>
  <message>
   <source>Écrivez le nom de la boutique, tel que vos clients le lisent.</source>
   <translation>Write the name of the shop, as your customers read it.</translation>
  </message>
 </context>
 <context>
  <name>EtapeProprietaire</name>
  <message>
   <source>Avec un code, Comptoir le demande à l’ouverture : vos chiffres et votre stock restent à vous. Les terminaux continuent d’envoyer leurs ventes, code ou pas. Notez-le en lieu sûr : sans lui, il faut une commande sur cet ordinateur pour l’effacer.</source>
   <translation>With a PIN, Comptoir asks for it when it opens: your figures and your stock stay yours. Terminals keep sending their sales, PIN or not. Note it in a safe place: without it, a command on this computer is needed to erase it.</translation>
  </message>
  <message>
   <source>Code PIN (facultatif)</source>
   <translation>PIN (optional)</translation>
  </message>
  <message>
   <source>Code PIN actuel</source>
   <translation>Current PIN</translation>
  </message>
  <message>
   <source>De 4 à 8 chiffres.</source>
   <translation>4 to 8 digits.</translation>
  </message>
  <message>
   <source>Le même code, encore une fois</source>
   <translation>The same PIN, once more</translation>
  </message>
  <message>
   <source>Les deux codes ne sont pas les mêmes.</source>
   <translation>The two PINs are not the same.</translation>
  </message>
  <message>
   <source>Par exemple : Mama Odette</source>
   <translation>For example: Mama Odette</translation>
  </message>
  <message>
   <source>Propriétaire</source>
   <translation>Owner</translation>
  </message>
  <message>
   <source>Qui tient la boutique ?</source>
   <translation>Who runs the shop?</translation>
  </message>
  <message>
   <source>Votre nom</source>
   <translation>Your name</translation>
  </message>
  <message>
   <source>Votre nom est noté sur chaque mouvement de stock que vous faites ici.</source>
   <translation>Your name is noted on each stock movement that you make here.</translation>
  </message>
  <message>
   <source>avec PIN</source>
   <translation>with PIN</translation>
  </message>
  <message>
   <source>sans PIN</source>
   <translation>without PIN</translation>
  </message>
  <message>
   <source>Écrivez votre nom ou votre surnom.</source>
   <translation>Write your name or your nickname.</translation>
  </message>
 </context>
 <context>
  <name>EtapeSauvegarde</name>
  <message>
   <source>Aucun pour l’instant</source>
   <translation>None for now</translation>
  </message>
  <message>
   <source>Aussi ailleurs : une clé USB, par exemple</source>
   <translation>Elsewhere too: a USB stick, for example</translation>
  </message>
  <message>
   <source>Choisir le dossier de la seconde copie</source>
   <translation>Choose the folder of the second copy</translation>
  </message>
  <message>
   <source>Choisir un dossier…</source>
   <translation>Choose a folder…</translation>
  </message>
  <message>
   <source>Comptoir copie vos données chaque jour, vérifie chaque copie, et garde les sept dernières.</source>
   <translation>Comptoir copies your data every day, checks each copy, and keeps the last seven.</translation>
  </message>
  <message>
   <source>Envoyez une vente d’essai</source>
   <translation>Send a test sale</translation>
  </message>
  <message>
   <source>Faites une petite vente sur chaque terminal. C’est une vraie vente : annulez-la ensuite sur le terminal si elle ne doit pas compter.</source>
   <translation>Make a small sale on each terminal. It is a real sale: cancel it on the terminal afterwards if it is not to count.</translation>
  </message>
  <message>
   <source>Ne plus copier là</source>
   <translation>No longer copy there</translation>
  </message>
  <message>
   <source>Sauvegarde</source>
   <translation>Backup</translation>
  </message>
  <message>
   <source>Sur cet ordinateur</source>
   <translation>On this computer</translation>
  </message>
  <message>
   <source>Vos copies de secours, et une vente d’essai</source>
   <translation>Your backup copies, and a test sale</translation>
  </message>
  <message>
   <source>disque et second dossier</source>
   <translation>disk and second folder</translation>
  </message>
  <message>
   <source>sur cet ordinateur</source>
   <translation>on this computer</translation>
  </message>
 </context>
 <context>
  <name>EtapeServeur</name>
  <message>
   <source>Cet ordinateur n’est relié à aucun réseau : reliez-le au Wi-Fi de la boutique, puis revenez ici.</source>
   <translation>This computer is on no network: connect it to the shop’s Wi-Fi, then come back here.</translation>
  </message>
  <message>
   <source>Chaque terminal doit être sur le même Wi-Fi que cet ordinateur. Il n’y a pas besoin d’Internet.</source>
   <translation>Each terminal must be on the same Wi-Fi as this computer. Internet is not needed.</translation>
  </message>
  <message>
   <source>Le serveur démarre…</source>
   <translation>The server is starting…</translation>
  </message>
  <message>
   <source>Reliez vos terminaux</source>
   <translation>Connect your terminals</translation>
  </message>
  <message>
   <source>Réessayer</source>
   <translation>Try again</translation>
  </message>
  <message>
   <source>Scannez ce code depuis chaque téléphone, ou tapez l’adresse dans les réglages de l’application :</source>
   <translation>Scan this code with each phone, or type the address in the settings of the app:</translation>
  </message>
  <message>
   <source>Terminaux</source>
   <translation>Terminals</translation>
  </message>
  <message>
   <source>Tester le réseau</source>
   <translation>Test the network</translation>
  </message>
  <message>
   <source>Testé depuis cet ordinateur. Si un téléphone n’y arrive pas, vérifiez qu’il est sur le même Wi-Fi, et que le pare-feu laisse passer Comptoir.</source>
   <translation>Tested from this computer. If a phone cannot reach it, check that it is on the same Wi-Fi, and that the firewall lets Comptoir through.</translation>
  </message>
  <message>
   <source>Une adresse ne répond pas. Si c’est le pare-feu de l’ordinateur, autorisez Comptoir sur les réseaux privés, puis testez de nouveau.</source>
   <translation>An address does not answer. If it is the computer’s firewall, allow Comptoir on private networks, then test again.</translation>
  </message>
 </context>
 <context>
  <name>ExpertPage</name>
  <message>
   <source>Aucun stock ne changerait.</source>
   <translation>No stock would change.</translation>
  </message>
  <message>
   <source>Aucun terminal n’est encore autorisé dans cette boutique.</source>
   <translation>No terminal is allowed in this shop yet.</translation>
  </message>
  <message>
   <source>Ce que le serveur répondrait ; rien n’est enregistré.</source>
   <translation>What the server would answer; nothing is recorded.</translation>
  </message>
  <message>
   <source>Ce que le terminal recevrait apparaîtra ici, mot pour mot.</source>
   <translation>What the terminal would receive will appear here, word for word.</translation>
  </message>
  <message>
   <source>Collez ici le contenu d’une requête.</source>
   <translation>Paste the content of a request here.</translation>
  </message>
  <message>
   <source>Contenu de la requête</source>
   <translation>Content of the request</translation>
  </message>
  <message>
   <source>Envoyée par</source>
   <translation>Sent by</translation>
  </message>
  <message>
   <source>Essayer sans écrire</source>
   <translation>Try without writing</translation>
  </message>
  <message>
   <source>Essayer une requête</source>
   <translation>Try a request</translation>
  </message>
  <message>
   <source>La requête entière serait refusée : aucune vente n’en serait lue.</source>
   <translation>The whole request would be refused: no sale would be read from it.</translation>
  </message>
  <message>
   <source>Le texte JSON que l’application envoie à « ventes/sync ».</source>
   <translation>The JSON text that the app sends to “ventes/sync”.</translation>
  </message>
  <message>
   <source>Requête refusée</source>
   <translation>Request refused</translation>
  </message>
  <message>
   <source>Réponse du serveur</source>
   <translation>Answer of the server</translation>
  </message>
  <message>
   <source>{article} : {avant} → {apres}</source>
   <translation>{article}: {avant} → {apres}</translation>
  </message>
  <message>
   <source>{numero} : classée par le propriétaire</source>
   <translation>{numero}: dismissed by the owner</translation>
  </message>
  <message>
   <source>{numero} : déjà enregistrée, rien ne bougerait</source>
   <translation>{numero}: already recorded, nothing would move</translation>
  </message>
  <message>
   <source>{numero} : serait enregistrée</source>
   <translation>{numero}: would be recorded</translation>
  </message>
  <message>
   <source>{numero} : serait refusée ({code}). {message}</source>
   <translation>{numero}: would be refused ({code}). {message}</translation>
  </message>
  <message>
   <source>{n} refusée</source>
   <translation>{n} refused</translation>
  </message>
  <message>
   <source>{n} refusées</source>
   <translation>{n} refused</translation>
  </message>
  <message>
   <source>{n} vente lue</source>
   <translation>{n} sale read</translation>
  </message>
  <message>
   <source>{n} ventes lues</source>
   <translation>{n} sales read</translation>
  </message>
 </context>
 <context>
  <name>Explication</name>
  <message>
   <source>Ajustements</source>
   <translation>Adjustments</translation>
  </message>
  <message>
   <source>Ce qui compte</source>
   <translation>What counts</translation>
  </message>
  <message>
   <source>Compté le {jour}</source>
   <translation>Counted on {jour}</translation>
  </message>
  <message>
   <source>Dernier comptage</source>
   <translation>Last count</translation>
  </message>
  <message>
   <source>Entrées</source>
   <translation>Stock in</translation>
  </message>
  <message>
   <source>Le dernier</source>
   <translation>The last one</translation>
  </message>
  <message>
   <source>Mouvements</source>
   <translation>Movements</translation>
  </message>
  <message>
   <source>Mouvements annulés</source>
   <translation>Undone movements</translation>
  </message>
  <message>
   <source>Pièces</source>
   <translation>Pieces</translation>
  </message>
  <message>
   <source>Retours de clients</source>
   <translation>Customer returns</translation>
  </message>
  <message>
   <source>Sorties</source>
   <translation>Exits</translation>
  </message>
  <message>
   <source>Vendu par {nom}</source>
   <translation>Sold by {nom}</translation>
  </message>
  <message>
   <source>Ventes annulées ou rendues</source>
   <translation>Cancelled or returned sales</translation>
  </message>
  <message>
   <source>Ventes d’avant le comptage, reçues après</source>
   <translation>Sales from before the count, received after it</translation>
  </message>
  <message>
   <source>{n} ajusté</source>
   <translation>{n} adjusted</translation>
  </message>
  <message>
   <source>{n} ajustés</source>
   <translation>{n} adjusted</translation>
  </message>
  <message>
   <source>{n} annulé ou rendu</source>
   <translation>{n} cancelled or returned</translation>
  </message>
  <message>
   <source>{n} annulés ou rendus</source>
   <translation>{n} cancelled or returned</translation>
  </message>
  <message>
   <source>{n} au départ</source>
   <translation>{n} at the start</translation>
  </message>
  <message>
   <source>{n} cassé</source>
   <translation>{n} broken</translation>
  </message>
  <message>
   <source>{n} cassés</source>
   <translation>{n} broken</translation>
  </message>
  <message>
   <source>{n} compté le {jour}</source>
   <translation>{n} counted on {jour}</translation>
  </message>
  <message>
   <source>{n} comptés le {jour}</source>
   <translation>{n} counted on {jour}</translation>
  </message>
  <message>
   <source>{n} comptés, et les ventes autour du comptage</source>
   <translation>{n} counted, and the sales around the count</translation>
  </message>
  <message>
   <source>{n} corrigé</source>
   <translation>{n} corrected</translation>
  </message>
  <message>
   <source>{n} corrigés</source>
   <translation>{n} corrected</translation>
  </message>
  <message>
   <source>{n} donné</source>
   <translation>{n} given away</translation>
  </message>
  <message>
   <source>{n} donnés</source>
   <translation>{n} given away</translation>
  </message>
  <message>
   <source>{n} déjà parti au comptage</source>
   <translation>{n} already gone at the count</translation>
  </message>
  <message>
   <source>{n} déjà partis au comptage</source>
   <translation>{n} already gone at the count</translation>
  </message>
  <message>
   <source>{n} entré</source>
   <translation>{n} taken in</translation>
  </message>
  <message>
   <source>{n} entré après une erreur</source>
   <translation>{n} taken in after a mistake</translation>
  </message>
  <message>
   <source>{n} entrés</source>
   <translation>{n} taken in</translation>
  </message>
  <message>
   <source>{n} entrés après une erreur</source>
   <translation>{n} taken in after a mistake</translation>
  </message>
  <message>
   <source>{n} parti pendant le comptage</source>
   <translation>{n} gone during the count</translation>
  </message>
  <message>
   <source>{n} partis pendant le comptage</source>
   <translation>{n} gone during the count</translation>
  </message>
  <message>
   <source>{n} pour l’usage interne</source>
   <translation>{n} for internal use</translation>
  </message>
  <message>
   <source>{n} périmé</source>
   <translation>{n} expired</translation>
  </message>
  <message>
   <source>{n} périmés</source>
   <translation>{n} expired</translation>
  </message>
  <message>
   <source>{n} que rien n’explique</source>
   <translation>{n} that nothing explains</translation>
  </message>
  <message>
   <source>{n} rapporté</source>
   <translation>{n} brought back</translation>
  </message>
  <message>
   <source>{n} rapportés</source>
   <translation>{n} brought back</translation>
  </message>
  <message>
   <source>{n} reçu</source>
   <translation>{n} received</translation>
  </message>
  <message>
   <source>{n} reçu en don</source>
   <translation>{n} received as a gift</translation>
  </message>
  <message>
   <source>{n} reçus</source>
   <translation>{n} received</translation>
  </message>
  <message>
   <source>{n} reçus en don</source>
   <translation>{n} received as a gift</translation>
  </message>
  <message>
   <source>{n} sorti</source>
   <translation>{n} taken out</translation>
  </message>
  <message>
   <source>{n} sorti après une erreur</source>
   <translation>{n} taken out after a mistake</translation>
  </message>
  <message>
   <source>{n} sortis</source>
   <translation>{n} taken out</translation>
  </message>
  <message>
   <source>{n} sortis après une erreur</source>
   <translation>{n} taken out after a mistake</translation>
  </message>
  <message>
   <source>{n} vendu par {nom}</source>
   <translation>{n} sold by {nom}</translation>
  </message>
  <message>
   <source>{n} vendus par {nom}</source>
   <translation>{n} sold by {nom}</translation>
  </message>
  <message>
   <source>{n} volé</source>
   <translation>{n} stolen</translation>
  </message>
  <message>
   <source>{n} volés</source>
   <translation>{n} stolen</translation>
  </message>
  <message>
   <source>{stock} : aucun mouvement ne l’a jamais changé</source>
   <translation>{stock}: no movement has ever changed it</translation>
  </message>
  <message>
   <source>{{n}} ajusté ({motif})</source>
   <translation>{{n}} adjusted ({motif})</translation>
  </message>
  <message>
   <source>{{n}} ajustés ({motif})</source>
   <translation>{{n}} adjusted ({motif})</translation>
  </message>
  <message>
   <source>Écart que rien n’explique</source>
   <translation>Difference that nothing explains</translation>
  </message>
 </context>
 <context>
  <name>Export</name>
  <message>
   <source>Articles</source>
   <translation>Items</translation>
  </message>
  <message>
   <source>Classeur Excel (*.xlsx)</source>
   <translation>Excel workbook (*.xlsx)</translation>
  </message>
  <message>
   <source>Depuis le début</source>
   <translation>Since the beginning</translation>
  </message>
  <message>
   <source>Devise</source>
   <translation>Currency</translation>
  </message>
  <message>
   <source>Document PDF (*.pdf)</source>
   <translation>PDF document (*.pdf)</translation>
  </message>
  <message>
   <source>Doublons</source>
   <translation>Duplicates</translation>
  </message>
  <message>
   <source>Du {first} au {last}</source>
   <translation>From {first} to {last}</translation>
  </message>
  <message>
   <source>Empreinte du livre ({n} enregistrements) : {empreinte}</source>
   <translation>Seal of the ledger ({n} recordings): {empreinte}</translation>
  </message>
  <message>
   <source>Enregistrer l’export</source>
   <translation>Save the export</translation>
  </message>
  <message>
   <source>Feuille de comptage</source>
   <translation>Count sheet</translation>
  </message>
  <message>
   <source>Inventaire</source>
   <translation>Stock count</translation>
  </message>
  <message>
   <source>Inventaires</source>
   <translation>Stock counts</translation>
  </message>
  <message>
   <source>Journal de synchronisation</source>
   <translation>Synchronisation log</translation>
  </message>
  <message>
   <source>Jusqu’au {last}</source>
   <translation>Until {last}</translation>
  </message>
  <message>
   <source>Le {first}</source>
   <translation>On {first}</translation>
  </message>
  <message>
   <source>Livre de l’article</source>
   <translation>Ledger of the item</translation>
  </message>
  <message>
   <source>Montants non comptés en {unit}</source>
   <translation>Amounts not counted in {unit}</translation>
  </message>
  <message>
   <source>Mouvements</source>
   <translation>Movements</translation>
  </message>
  <message>
   <source>Pièces entrées</source>
   <translation>Pieces in</translation>
  </message>
  <message>
   <source>Pièces sorties</source>
   <translation>Pieces out</translation>
  </message>
  <message>
   <source>Pourquoi ce stock</source>
   <translation>Why this stock</translation>
  </message>
  <message>
   <source>Stock actuel</source>
   <translation>Present stock</translation>
  </message>
  <message>
   <source>Terminaux</source>
   <translation>Terminals</translation>
  </message>
  <message>
   <source>Texte CSV (*.csv)</source>
   <translation>CSV text (*.csv)</translation>
  </message>
  <message>
   <source>Valeur au coût d’achat en {unit}</source>
   <translation>Value at cost price in {unit}</translation>
  </message>
  <message>
   <source>Ventes</source>
   <translation>Sales</translation>
  </message>
  <message>
   <source>Ventes créées</source>
   <translation>Sales created</translation>
  </message>
  <message>
   <source>Ventes nettes en {unit}</source>
   <translation>Net sales in {unit}</translation>
  </message>
  <message>
   <source>Ventes refusées</source>
   <translation>Sales refused</translation>
  </message>
  <message>
   <source>Ventes reçues</source>
   <translation>Sales received</translation>
  </message>
  <message>
   <source>{name} : {value}</source>
   <translation>{name}: {value}</translation>
  </message>
  <message>
   <source>À régler</source>
   <translation>To settle</translation>
  </message>
  <message>
   <source>Écarts au coût d’achat en {unit}</source>
   <translation>Variances at cost in {unit}</translation>
  </message>
  <message>
   <source>Établi le {day} à {time}</source>
   <translation>Made on {day} at {time}</translation>
  </message>
 </context>
 <context>
  <name>ExportButton</name>
  <message>
   <source>Classeur Excel (.xlsx)</source>
   <translation>Excel workbook (.xlsx)</translation>
  </message>
  <message>
   <source>Document PDF (.pdf)</source>
   <translation>PDF document (.pdf)</translation>
  </message>
  <message>
   <source>Exporter</source>
   <translation>Export</translation>
  </message>
  <message>
   <source>Fichier CSV (.csv)</source>
   <translation>CSV file (.csv)</translation>
  </message>
  <message>
   <source>Imprimer…</source>
   <translation>Print…</translation>
  </message>
 </context>
 <context>
  <name>Exporter</name>
  <message>
   <source>Export : {title}</source>
   <translation>Export: {title}</translation>
  </message>
  <message>
   <source>Impression : {title}</source>
   <translation>Print: {title}</translation>
  </message>
  <message>
   <source>Onglet</source>
   <translation>Tab</translation>
  </message>
  <message>
   <source>Recherche</source>
   <translation>Search</translation>
  </message>
  <message>
   <source>« {words} »</source>
   <translation>“{words}”</translation>
  </message>
 </context>
 <context>
  <name>FermetureDialog</name>
  <message>
   <source>Annuler</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>Fermer Comptoir</source>
   <translation>Close Comptoir</translation>
  </message>
  <message>
   <source>Fermer Comptoir ?</source>
   <translation>Close Comptoir?</translation>
  </message>
  <message>
   <source>Garder Comptoir ouvert dans la barre</source>
   <translation>Keep Comptoir open in the tray</translation>
  </message>
  <message>
   <source>Les terminaux ne pourront plus envoyer leurs ventes. Elles restent dans les terminaux, qui les enverront quand Comptoir sera de nouveau ouvert.</source>
   <translation>Terminals will no longer be able to send their sales. They stay in the terminals, which will send them once Comptoir is open again.</translation>
  </message>
 </context>
 <context>
  <name>FicheFigures</name>
  <message>
   <source>Jours de stock</source>
   <translation>Days of stock</translation>
  </message>
  <message>
   <source>Seuil</source>
   <translation>Threshold</translation>
  </message>
  <message>
   <source>Stock</source>
   <translation>Stock</translation>
  </message>
  <message>
   <source>Valeur</source>
   <translation>Value</translation>
  </message>
  <message>
   <source>alerte à ce stock ou moins</source>
   <translation>alert at this stock or less</translation>
  </message>
  <message>
   <source>aucun avertissement</source>
   <translation>no alert</translation>
  </message>
  <message>
   <source>aucun mouvement</source>
   <translation>no movement</translation>
  </message>
  <message>
   <source>aucune vente en {days}</source>
   <translation>no sale in {days}</translation>
  </message>
  <message>
   <source>coût d’achat inconnu</source>
   <translation>cost price unknown</translation>
  </message>
  <message>
   <source>dernier mouvement {time}</source>
   <translation>last movement {time}</translation>
  </message>
  <message>
   <source>sans suivi</source>
   <translation>not tracked</translation>
  </message>
  <message>
   <source>stock non suivi</source>
   <translation>stock not tracked</translation>
  </message>
  <message>
   <source>{n} jour</source>
   <translation>{n} day</translation>
  </message>
  <message>
   <source>{n} jours</source>
   <translation>{n} days</translation>
  </message>
  <message>
   <source>{n} pièce</source>
   <translation>{n} piece</translation>
  </message>
  <message>
   <source>{n} pièces</source>
   <translation>{n} pieces</translation>
  </message>
  <message>
   <source>{n} vendue en</source>
   <translation>{n} sold in</translation>
  </message>
  <message>
   <source>{n} vendues en</source>
   <translation>{n} sold in</translation>
  </message>
  <message>
   <source>à {cost} la pièce</source>
   <translation>at {cost} a piece</translation>
  </message>
 </context>
 <context>
  <name>FicheHead</name>
  <message>
   <source>Ajuster</source>
   <translation>Adjust</translation>
  </message>
  <message>
   <source>Article précédent</source>
   <translation>Previous item</translation>
  </message>
  <message>
   <source>Article suivant</source>
   <translation>Next item</translation>
  </message>
  <message>
   <source>Entrée</source>
   <translation>Stock in</translation>
  </message>
  <message>
   <source>Modifier</source>
   <translation>Edit</translation>
  </message>
  <message>
   <source>Revenir à la liste</source>
   <translation>Back to the list</translation>
  </message>
  <message>
   <source>Sortie</source>
   <translation>Stock out</translation>
  </message>
 </context>
 <context>
  <name>FichePage</name>
  <message>
   <source>Fiche de l’article</source>
   <translation>Item</translation>
  </message>
  <message>
   <source>Infos</source>
   <translation>Details</translation>
  </message>
  <message>
   <source>Livre des mouvements</source>
   <translation>Ledger of movements</translation>
  </message>
  <message>
   <source>Pourquoi ce stock ?</source>
   <translation>Why this stock?</translation>
  </message>
  <message>
   <source>Prix et coûts</source>
   <translation>Prices and costs</translation>
  </message>
  <message>
   <source>Ventes</source>
   <translation>Sales</translation>
  </message>
 </context>
 <context>
  <name>FilterBar</name>
  <message>
   <source>Filtre</source>
   <translation>Filter</translation>
  </message>
 </context>
 <context>
  <name>Formats</name>
  <message>
   <source>aujourd’hui à {time}</source>
   <translation>today at {time}</translation>
  </message>
  <message>
   <source>h</source>
   <translation>h</translation>
  </message>
  <message>
   <source>hier à {time}</source>
   <translation>yesterday at {time}</translation>
  </message>
  <message>
   <source>hier, {time}</source>
   <translation>yesterday, {time}</translation>
  </message>
  <message>
   <source>il y a {n} h</source>
   <translation>{n} h ago</translation>
  </message>
  <message>
   <source>il y a {n} min</source>
   <translation>{n} min ago</translation>
  </message>
  <message>
   <source>j</source>
   <translation>d</translation>
  </message>
  <message>
   <source>min</source>
   <translation>min</translation>
  </message>
  <message>
   <source>s</source>
   <translation>s</translation>
  </message>
  <message>
   <source>{delay} plus tard</source>
   <translation>{delay} later</translation>
  </message>
  <message>
   <source>{jour} à {time}</source>
   <translation>{jour} at {time}</translation>
  </message>
  <message>
   <source>{number} %</source>
   <translation>{number}%</translation>
  </message>
  <message>
   <source>à l’instant</source>
   <translation>just now</translation>
  </message>
 </context>
 <context>
  <name>Formulaire</name>
  <message>
   <source>Annuler</source>
   <translation>Cancel</translation>
  </message>
 </context>
 <context>
  <name>GuideDialog</name>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Le guide</source>
   <translation>The guide</translation>
  </message>
 </context>
 <context>
  <name>ImportationDialog</name>
  <message>
   <source>$</source>
   <translation>$</translation>
  </message>
  <message>
   <source>Cette liste ne peut pas être lue</source>
   <translation>This list cannot be read</translation>
  </message>
  <message>
   <source>Choisir la liste d’articles</source>
   <translation>Choose the list of items</translation>
  </message>
  <message>
   <source>Choisir un fichier…</source>
   <translation>Choose a file…</translation>
  </message>
  <message>
   <source>Contrôle de chaque ligne…</source>
   <translation>Checking each row…</translation>
  </message>
  <message>
   <source>Dites quelle colonne donne : {names}</source>
   <translation>Say which column gives: {names}</translation>
  </message>
  <message>
   <source>Enregistrement de {n} articles…</source>
   <translation>Saving {n} items…</translation>
  </message>
  <message>
   <source>Enregistrement de {n} article…</source>
   <translation>Saving {n} item…</translation>
  </message>
  <message>
   <source>FC</source>
   <translation>FC</translation>
  </message>
  <message>
   <source>Importer</source>
   <translation>Import</translation>
  </message>
  <message>
   <source>Importer une liste d’articles</source>
   <translation>Import a list of items</translation>
  </message>
  <message>
   <source>Lecture du fichier…</source>
   <translation>Reading the file…</translation>
  </message>
  <message>
   <source>Les articles connus prennent les prix et les noms de la liste ; leur stock ne change jamais ainsi. Le stock de départ ne vaut que pour les nouveaux.</source>
   <translation>Known items take the prices and names of the list; their stock never changes this way. The opening stock only counts for new ones.</translation>
  </message>
  <message>
   <source>Lignes à corriger</source>
   <translation>Rows to correct</translation>
  </message>
  <message>
   <source>Listes d’articles</source>
   <translation>Lists of items</translation>
  </message>
  <message>
   <source>Monnaie des prix</source>
   <translation>Currency of the prices</translation>
  </message>
  <message>
   <source>Prix en</source>
   <translation>Prices in</translation>
  </message>
  <message>
   <source>Rien n’a été importé</source>
   <translation>Nothing was imported</translation>
  </message>
  <message>
   <source>Travail en cours</source>
   <translation>Work in progress</translation>
  </message>
  <message>
   <source>Un classeur Excel ou LibreOffice (xlsx, xls, ods) ou un fichier CSV, avec les titres des colonnes sur la première ligne : par exemple Code, Désignation, Prix de vente, Coût, Stock, Catégorie, Code-barres.</source>
   <translation>An Excel or LibreOffice workbook (xlsx, xls, ods) or a CSV file, with the column titles on the first line: for example Code, Name, Selling price, Cost, Stock, Category, Barcode.</translation>
  </message>
  <message>
   <source>quand la liste ne le dit pas ; un article connu garde sa monnaie</source>
   <translation>when the list does not say; a known item keeps its currency</translation>
  </message>
  <message>
   <source>rien n’est importé tant qu’il en reste</source>
   <translation>nothing is imported while any remains</translation>
  </message>
  <message>
   <source>{n} article connu</source>
   <translation>{n} known item</translation>
  </message>
  <message>
   <source>{n} articles connus</source>
   <translation>{n} known items</translation>
  </message>
  <message>
   <source>{n} ligne à corriger</source>
   <translation>{n} row to correct</translation>
  </message>
  <message>
   <source>{n} lignes à corriger</source>
   <translation>{n} rows to correct</translation>
  </message>
  <message>
   <source>{n} nouveaux articles</source>
   <translation>{n} new items</translation>
  </message>
  <message>
   <source>{n} nouvel article</source>
   <translation>{n} new item</translation>
  </message>
  <message>
   <source>… et {n} autres lignes.</source>
   <translation>… and {n} more rows.</translation>
  </message>
 </context>
 <context>
  <name>InfosTab</name>
  <message>
   <source>Aucune description.</source>
   <translation>No description.</translation>
  </message>
  <message>
   <source>Catégorie</source>
   <translation>Category</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>Codes-barres</source>
   <translation>Barcodes</translation>
  </message>
  <message>
   <source>Dernier mvt</source>
   <translation>Last mvt</translation>
  </message>
  <message>
   <source>En vente</source>
   <translation>On sale</translation>
  </message>
  <message>
   <source>Modifier l’article</source>
   <translation>Edit the item</translation>
  </message>
  <message>
   <source>Monnaie</source>
   <translation>Currency</translation>
  </message>
  <message>
   <source>Seuil</source>
   <translation>Threshold</translation>
  </message>
  <message>
   <source>Stock suivi</source>
   <translation>Stock tracked</translation>
  </message>
  <message>
   <source>non</source>
   <translation>no</translation>
  </message>
  <message>
   <source>oui</source>
   <translation>yes</translation>
  </message>
 </context>
 <context>
  <name>InventaireColumns</name>
  <message>
   <source>Abandonné</source>
   <translation>Abandoned</translation>
  </message>
  <message>
   <source>Ajustés</source>
   <translation>Adjusted</translation>
  </message>
  <message>
   <source>Article</source>
   <translation>Item</translation>
  </message>
  <message>
   <source>Articles</source>
   <translation>Items</translation>
  </message>
  <message>
   <source>Attendu</source>
   <translation>Expected</translation>
  </message>
  <message>
   <source>Catégorie</source>
   <translation>Category</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>Compté</source>
   <translation>Counted</translation>
  </message>
  <message>
   <source>Compté le</source>
   <translation>Counted on</translation>
  </message>
  <message>
   <source>Comptés</source>
   <translation>Counted</translation>
  </message>
  <message>
   <source>En cours</source>
   <translation>Under way</translation>
  </message>
  <message>
   <source>Inventaire</source>
   <translation>Stock count</translation>
  </message>
  <message>
   <source>Ouvert</source>
   <translation>Opened</translation>
  </message>
  <message>
   <source>Par</source>
   <translation>By</translation>
  </message>
  <message>
   <source>Tous</source>
   <translation>All</translation>
  </message>
  <message>
   <source>Une pièce vendue avant le comptage et reçue après ne compte pas dans l’écart.</source>
   <translation>One piece sold before the count and received after it is not part of the variance.</translation>
  </message>
  <message>
   <source>Valeur de l’écart</source>
   <translation>Value of the variance</translation>
  </message>
  <message>
   <source>Validé</source>
   <translation>Validated</translation>
  </message>
  <message>
   <source>{n} pièces vendues avant le comptage et reçues après ne comptent pas dans l’écart.</source>
   <translation>{n} pieces sold before the count and received after it are not part of the variance.</translation>
  </message>
  <message>
   <source>Écart</source>
   <translation>Variance</translation>
  </message>
  <message>
   <source>État</source>
   <translation>State</translation>
  </message>
 </context>
 <context>
  <name>InventairesList</name>
  <message>
   <source>Abandonnés</source>
   <translation>Abandoned</translation>
  </message>
  <message>
   <source>Aucun inventaire</source>
   <translation>No stock count</translation>
  </message>
  <message>
   <source>Aucun inventaire en cours</source>
   <translation>No stock count under way</translation>
  </message>
  <message>
   <source>Comptez la boutique pendant qu’elle vend : les ventes faites avant le comptage et reçues après ne le faussent pas.</source>
   <translation>Count the shop while it sells: sales made before the count and received after it do not falsify it.</translation>
  </message>
  <message>
   <source>En cours</source>
   <translation>Under way</translation>
  </message>
  <message>
   <source>Inventaires</source>
   <translation>Stock counts</translation>
  </message>
  <message>
   <source>Liste des inventaires</source>
   <translation>List of the stock counts</translation>
  </message>
  <message>
   <source>Nom de l’inventaire</source>
   <translation>Name of the stock count</translation>
  </message>
  <message>
   <source>Nouvel inventaire</source>
   <translation>New stock count</translation>
  </message>
  <message>
   <source>Tous</source>
   <translation>All</translation>
  </message>
  <message>
   <source>Validés</source>
   <translation>Validated</translation>
  </message>
  <message>
   <source>{n} en cours</source>
   <translation>{n} under way</translation>
  </message>
  <message>
   <source>{n} ligne</source>
   <translation>{n} row</translation>
  </message>
  <message>
   <source>{n} lignes</source>
   <translation>{n} rows</translation>
  </message>
 </context>
 <context>
  <name>JournalPage</name>
  <message>
   <source>Aucun envoi pour l’instant</source>
   <translation>No batch yet</translation>
  </message>
  <message>
   <source>Aucun envoi sur cette période</source>
   <translation>No upload in this period</translation>
  </message>
  <message>
   <source>Aucun envoi sur la période</source>
   <translation>No upload in this period</translation>
  </message>
  <message>
   <source>Avec refus</source>
   <translation>With refusals</translation>
  </message>
  <message>
   <source>Chaque envoi d’un terminal laisse ici une ligne, refus compris.</source>
   <translation>Every upload of a terminal leaves a row here, refused ones too.</translation>
  </message>
  <message>
   <source>Détail de l’envoi</source>
   <translation>Upload details</translation>
  </message>
  <message>
   <source>Envoi {rank} sur {count}</source>
   <translation>Upload {rank} of {count}</translation>
  </message>
  <message>
   <source>Envois reçus</source>
   <translation>Uploads received</translation>
  </message>
  <message>
   <source>Journal de synchronisation</source>
   <translation>Synchronisation log</translation>
  </message>
  <message>
   <source>Période</source>
   <translation>Period</translation>
  </message>
  <message>
   <source>Terminal</source>
   <translation>Terminal</translation>
  </message>
  <message>
   <source>Terminal ou adresse</source>
   <translation>Terminal or address</translation>
  </message>
  <message>
   <source>Tous</source>
   <translation>All</translation>
  </message>
  <message>
   <source>Voir les terminaux</source>
   <translation>Show the terminals</translation>
  </message>
  <message>
   <source>Voir tous les envois</source>
   <translation>View all uploads</translation>
  </message>
  <message>
   <source>reçues = créées + doublons + refusées</source>
   <translation>received = created + duplicates + refused</translation>
  </message>
  <message>
   <source>{n} envoi reçu sur la période</source>
   <translation>{n} upload received in this period</translation>
  </message>
  <message>
   <source>{n} envois reçus sur la période</source>
   <translation>{n} uploads received in this period</translation>
  </message>
  <message>
   <source>{n} ligne</source>
   <translation>{n} row</translation>
  </message>
  <message>
   <source>{n} lignes</source>
   <translation>{n} rows</translation>
  </message>
 </context>
 <context>
  <name>KeepAwake</name>
  <message>
   <source>Les terminaux envoient leurs ventes à cet ordinateur.</source>
   <translation>Terminals send their sales to this computer.</translation>
  </message>
 </context>
 <context>
  <name>LigneRow</name>
  <message>
   <source>Pièces rendues de {nom}, sur {n}</source>
   <translation>Pieces of {nom} returned, out of {n}</translation>
  </message>
  <message>
   <source>{n} déjà rendue</source>
   <translation>{n} already returned</translation>
  </message>
  <message>
   <source>{n} déjà rendues</source>
   <translation>{n} already returned</translation>
  </message>
  <message>
   <source>{n} vendue</source>
   <translation>{n} sold</translation>
  </message>
  <message>
   <source>{n} vendues</source>
   <translation>{n} sold</translation>
  </message>
 </context>
 <context>
  <name>LignesCard</name>
  <message>
   <source>Article de la vente</source>
   <translation>Item of the sale</translation>
  </message>
  <message>
   <source>Article n° {n}</source>
   <translation>Item no. {n}</translation>
  </message>
  <message>
   <source>Articles de la vente</source>
   <translation>Items of the sale</translation>
  </message>
  <message>
   <source>Désactivé</source>
   <translation>Deactivated</translation>
  </message>
  <message>
   <source>En stock</source>
   <translation>In stock</translation>
  </message>
  <message>
   <source>Inconnu</source>
   <translation>Unknown</translation>
  </message>
  <message>
   <source>Manque {n}</source>
   <translation>{n} missing</translation>
  </message>
  <message>
   <source>Prix</source>
   <translation>Price</translation>
  </message>
  <message>
   <source>Sans suivi</source>
   <translation>Not tracked</translation>
  </message>
  <message>
   <source>Sous-total</source>
   <translation>Subtotal</translation>
  </message>
  <message>
   <source>Suffisant</source>
   <translation>Enough</translation>
  </message>
  <message>
   <source>Vendu</source>
   <translation>Sold</translation>
  </message>
  <message>
   <source>Vérification</source>
   <translation>Check</translation>
  </message>
  <message>
   <source>en stock {n}</source>
   <translation>in stock {n}</translation>
  </message>
  <message>
   <source>payée, {mode}</source>
   <translation>paid, {mode}</translation>
  </message>
  <message>
   <source>vendu {n}</source>
   <translation>sold {n}</translation>
  </message>
  <message>
   <source>{n} ligne</source>
   <translation>{n} row</translation>
  </message>
  <message>
   <source>{n} lignes</source>
   <translation>{n} rows</translation>
  </message>
  <message>
   <source>à crédit, {mode}</source>
   <translation>on credit, {mode}</translation>
  </message>
 </context>
 <context>
  <name>LignesRetour</name>
  <message>
   <source>Abîmée : ne revient pas au stock</source>
   <translation>Damaged: not back in stock</translation>
  </message>
  <message>
   <source>Ce que devient la marchandise</source>
   <translation>What becomes of the goods</translation>
  </message>
  <message>
   <source>Remise en rayon</source>
   <translation>Back on the shelf</translation>
  </message>
  <message>
   <source>sans suivi</source>
   <translation>not tracked</translation>
  </message>
  <message>
   <source>{avant} → {apres}</source>
   <translation>{avant} → {apres}</translation>
  </message>
 </context>
 <context>
  <name>LinkedLines</name>
  <message>
   <source>Voir</source>
   <translation>View</translation>
  </message>
  <message>
   <source>Voir {name}</source>
   <translation>View {name}</translation>
  </message>
 </context>
 <context>
  <name>ListBoard</name>
  <message>
   <source>Aucune ligne ne répond à votre recherche ou à vos filtres.</source>
   <translation>No row matches your search or your filters.</translation>
  </message>
  <message>
   <source>Effacer les filtres</source>
   <translation>Clear the filters</translation>
  </message>
  <message>
   <source>Rien ne correspond</source>
   <translation>Nothing matches</translation>
  </message>
 </context>
 <context>
  <name>ListFoot</name>
  <message>
   <source>{n} vente</source>
   <translation>{n} sale</translation>
  </message>
  <message>
   <source>{n} ventes</source>
   <translation>{n} sales</translation>
  </message>
 </context>
 <context>
  <name>Livre</name>
  <message>
   <source>Arrêter la vérification</source>
   <translation>Stop the check</translation>
  </message>
  <message>
   <source>Avancement</source>
   <translation>Progress</translation>
  </message>
  <message>
   <source>Ce qui est faux avait été écrit au plus tôt {when}.</source>
   <translation>What is wrong was written {when} at the earliest.</translation>
  </message>
  <message>
   <source>Ce qui ne va pas</source>
   <translation>What is wrong</translation>
  </message>
  <message>
   <source>Chaque stock est la somme de ses mouvements, aucune vente n’y manque, et rien n’a été changé depuis son enregistrement.</source>
   <translation>Each stock is the sum of its movements, no sale is missing, and nothing was changed since it was recorded.</translation>
  </message>
  <message>
   <source>Comptoir relit tout le livre. Les ventes continuent pendant ce temps.</source>
   <translation>Comptoir is reading the whole ledger again. Sales go on meanwhile.</translation>
  </message>
  <message>
   <source>Copier la liste</source>
   <translation>Copy the list</translation>
  </message>
  <message>
   <source>Copier l’empreinte</source>
   <translation>Copy the seal</translation>
  </message>
  <message>
   <source>Empreinte du livre</source>
   <translation>Seal of the ledger</translation>
  </message>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Il l’est chaque nuit à partir de 3 h, ou quand vous le demandez.</source>
   <translation>It is every night from 3 o’clock, or when you ask for it.</translation>
  </message>
  <message>
   <source>Le livre n’a pas encore été vérifié</source>
   <translation>The ledger has not been checked yet</translation>
  </message>
  <message>
   <source>Le livre n’est pas juste</source>
   <translation>The ledger is not correct</translation>
  </message>
  <message>
   <source>Le livre n’est pas juste. {what} {since}</source>
   <translation>The ledger is not correct. {what} {since}</translation>
  </message>
  <message>
   <source>Le livre était encore juste {when}.</source>
   <translation>The ledger was still correct {when}.</translation>
  </message>
  <message>
   <source>Livre juste {when}, {mouvements}</source>
   <translation>Ledger correct {when}, {mouvements}</translation>
  </message>
  <message>
   <source>Vos ventes continuent. Faites une sauvegarde, puis montrez cette liste à la personne qui vous aide : rien ne se répare tout seul.</source>
   <translation>Your sales go on. Make a backup, then show this list to whoever helps you: nothing mends itself.</translation>
  </message>
  <message>
   <source>Vérification du livre</source>
   <translation>Check of the ledger</translation>
  </message>
  <message>
   <source>Vérifier maintenant</source>
   <translation>Check now</translation>
  </message>
  <message>
   <source>hier à {time}</source>
   <translation>yesterday at {time}</translation>
  </message>
  <message>
   <source>le {jour} à {time}</source>
   <translation>on {jour} at {time}</translation>
  </message>
  <message>
   <source>livre juste {when}</source>
   <translation>ledger correct {when}</translation>
  </message>
  <message>
   <source>livre à vérifier : faux {when}</source>
   <translation>ledger to be checked: wrong {when}</translation>
  </message>
  <message>
   <source>{count} de « {nom} », le dernier {when}.</source>
   <translation>{count} of "{nom}", the last one {when}.</translation>
  </message>
  <message>
   <source>{found} {when}.</source>
   <translation>{found} {when}.</translation>
  </message>
  <message>
   <source>{n} enregistrement</source>
   <translation>{n} recording</translation>
  </message>
  <message>
   <source>{n} enregistrements</source>
   <translation>{n} recordings</translation>
  </message>
  <message>
   <source>{n} erreur trouvée</source>
   <translation>{n} error found</translation>
  </message>
  <message>
   <source>{n} erreurs trouvées</source>
   <translation>{n} errors found</translation>
  </message>
  <message>
   <source>{n} mouvement</source>
   <translation>{n} movement</translation>
  </message>
  <message>
   <source>{n} mouvements</source>
   <translation>{n} movements</translation>
  </message>
  <message>
   <source>À noter ou à imprimer avec le livre des mouvements : elle change à chaque enregistrement, et un livre réécrit en aurait une autre.</source>
   <translation>To be noted down, or printed with the list of movements: it changes with each recording, and a ledger written anew would have another.</translation>
  </message>
  <message>
   <source>à {time}</source>
   <translation>at {time}</translation>
  </message>
 </context>
 <context>
  <name>LivreArticlePage</name>
  <message>
   <source>Article</source>
   <translation>Item</translation>
  </message>
  <message>
   <source>Aucun mouvement</source>
   <translation>No movement</translation>
  </message>
  <message>
   <source>Explication</source>
   <translation>Explanation</translation>
  </message>
  <message>
   <source>Livre des mouvements</source>
   <translation>Ledger of movements</translation>
  </message>
  <message>
   <source>L’article n’a jamais été vendu ni entré : son stock est encore à zéro.</source>
   <translation>The item was never sold or taken in: its stock is still zero.</translation>
  </message>
  <message>
   <source>Référence, nom ou commentaire</source>
   <translation>Reference, name or comment</translation>
  </message>
  <message>
   <source>Tous</source>
   <translation>All</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Type</translation>
  </message>
  <message>
   <source>pièces entrées et sorties</source>
   <translation>pieces in and out</translation>
  </message>
  <message>
   <source>{n} ligne</source>
   <translation>{n} row</translation>
  </message>
  <message>
   <source>{n} lignes</source>
   <translation>{n} rows</translation>
  </message>
 </context>
 <context>
  <name>LivreColumns</name>
  <message>
   <source>Après</source>
   <translation>After</translation>
  </message>
  <message>
   <source>Avant</source>
   <translation>Before</translation>
  </message>
  <message>
   <source>Commentaire</source>
   <translation>Comment</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Date</translation>
  </message>
  <message>
   <source>Par</source>
   <translation>By</translation>
  </message>
  <message>
   <source>Reçu le</source>
   <translation>Received</translation>
  </message>
  <message>
   <source>Référence</source>
   <translation>Reference</translation>
  </message>
  <message>
   <source>Tardive +{delay}</source>
   <translation>Late +{delay}</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Type</translation>
  </message>
  <message>
   <source>±</source>
   <translation>±</translation>
  </message>
 </context>
 <context>
  <name>LivreWatch</name>
  <message>
   <source>Le livre n’est pas juste</source>
   <translation>The ledger is not correct</translation>
  </message>
  <message>
   <source>Voir ce qui ne va pas</source>
   <translation>View what is wrong</translation>
  </message>
 </context>
 <context>
  <name>LotColumns</name>
  <message>
   <source>Adresse</source>
   <translation>Address</translation>
  </message>
  <message>
   <source>Créées</source>
   <translation>Created</translation>
  </message>
  <message>
   <source>Doublons</source>
   <translation>Duplicates</translation>
  </message>
  <message>
   <source>Durée</source>
   <translation>Duration</translation>
  </message>
  <message>
   <source>Heure</source>
   <translation>Time</translation>
  </message>
  <message>
   <source>Refusées</source>
   <translation>Refused</translation>
  </message>
  <message>
   <source>Reçues</source>
   <translation>Received</translation>
  </message>
  <message>
   <source>Route</source>
   <translation>Route</translation>
  </message>
  <message>
   <source>Terminal</source>
   <translation>Terminal</translation>
  </message>
  <message>
   <source>rejouée ici</source>
   <translation>replayed here</translation>
  </message>
 </context>
 <context>
  <name>LotDetail</name>
  <message>
   <source>Adresse</source>
   <translation>Address</translation>
  </message>
  <message>
   <source>Contenu reçu</source>
   <translation>Content received</translation>
  </message>
  <message>
   <source>Créée</source>
   <translation>Created</translation>
  </message>
  <message>
   <source>Doublon évité</source>
   <translation>Duplicate avoided</translation>
  </message>
  <message>
   <source>Durée</source>
   <translation>Duration</translation>
  </message>
  <message>
   <source>Le détail et le contenu d’un envoi sont gardés {n} jours.</source>
   <translation>The details and the content of an upload are kept {n} days.</translation>
  </message>
  <message>
   <source>Lot</source>
   <translation>Batch</translation>
  </message>
  <message>
   <source>Lot n° {n}</source>
   <translation>Batch no. {n}</translation>
  </message>
  <message>
   <source>Précédentes</source>
   <translation>Previous</translation>
  </message>
  <message>
   <source>Refusée</source>
   <translation>Refused</translation>
  </message>
  <message>
   <source>Route</source>
   <translation>Route</translation>
  </message>
  <message>
   <source>Sans numéro</source>
   <translation>No number</translation>
  </message>
  <message>
   <source>Suivantes</source>
   <translation>Next</translation>
  </message>
  <message>
   <source>Terminal</source>
   <translation>Terminal</translation>
  </message>
  <message>
   <source>Ventes</source>
   <translation>Sales</translation>
  </message>
  <message>
   <source>Voir</source>
   <translation>View</translation>
  </message>
  <message>
   <source>Voir {numero}</source>
   <translation>View {numero}</translation>
  </message>
  <message>
   <source>n° {n}</source>
   <translation>no. {n}</translation>
  </message>
  <message>
   <source>{first} à {last} sur {count}</source>
   <translation>{first} to {last} of {count}</translation>
  </message>
  <message>
   <source>{n} créée</source>
   <translation>{n} created</translation>
  </message>
  <message>
   <source>{n} créées</source>
   <translation>{n} created</translation>
  </message>
  <message>
   <source>{n} doublon</source>
   <translation>{n} duplicate</translation>
  </message>
  <message>
   <source>{n} doublons</source>
   <translation>{n} duplicates</translation>
  </message>
  <message>
   <source>{n} refusée</source>
   <translation>{n} refused</translation>
  </message>
  <message>
   <source>{n} refusées</source>
   <translation>{n} refused</translation>
  </message>
  <message>
   <source>{n} vente reçue</source>
   <translation>{n} sale received</translation>
  </message>
  <message>
   <source>{n} ventes reçues</source>
   <translation>{n} sales received</translation>
  </message>
 </context>
 <context>
  <name>MainMenu</name>
  <message>
   <source>Apparence</source>
   <translation>Appearance</translation>
  </message>
  <message>
   <source>Celle de l’ordinateur</source>
   <translation>That of the computer</translation>
  </message>
  <message>
   <source>Claire</source>
   <translation>Light</translation>
  </message>
  <message>
   <source>Comme le système</source>
   <translation>As the system</translation>
  </message>
  <message>
   <source>Langue</source>
   <translation>Language</translation>
  </message>
  <message>
   <source>Le journal des envois ne peut pas être écrit</source>
   <translation>The journal of requests cannot be written</translation>
  </message>
  <message>
   <source>Notifications</source>
   <translation>Notifications</translation>
  </message>
  <message>
   <source>Sombre</source>
   <translation>Dark</translation>
  </message>
  <message>
   <source>Un article passe sous son seuil</source>
   <translation>An item falls below its threshold</translation>
  </message>
  <message>
   <source>Un numéro de série vient de deux appareils</source>
   <translation>A serial number comes from two devices</translation>
  </message>
  <message>
   <source>Un terminal demande l’accès</source>
   <translation>A terminal asks for access</translation>
  </message>
  <message>
   <source>Un terminal est silencieux</source>
   <translation>A terminal is silent</translation>
  </message>
  <message>
   <source>Une vente est à régler</source>
   <translation>A sale is to be settled</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>Articles</source>
   <translation>Items</translation>
  </message>
  <message>
   <source>Essayer une requête</source>
   <translation>Try a request</translation>
  </message>
  <message>
   <source>Inventaire</source>
   <translation>Stock count</translation>
  </message>
  <message>
   <source>Journal de synchronisation</source>
   <translation>Synchronisation log</translation>
  </message>
  <message>
   <source>Mouvements</source>
   <translation>Movements</translation>
  </message>
  <message>
   <source>Sauvegardes</source>
   <translation>Backups</translation>
  </message>
  <message>
   <source>Stock</source>
   <translation>Stock</translation>
  </message>
  <message>
   <source>Suivi</source>
   <translation>Follow-up</translation>
  </message>
  <message>
   <source>Terminaux</source>
   <translation>Terminals</translation>
  </message>
  <message>
   <source>Vendre</source>
   <translation>Sell</translation>
  </message>
  <message>
   <source>Ventes</source>
   <translation>Sales</translation>
  </message>
  <message>
   <source>À régler</source>
   <translation>To settle</translation>
  </message>
 </context>
 <context>
  <name>Messages</name>
  <message>
   <source>Adresse impossible</source>
   <translation>Impossible address</translation>
  </message>
  <message>
   <source>Article introuvable</source>
   <translation>Item not found</translation>
  </message>
  <message>
   <source>Article modifié entre-temps</source>
   <translation>Item changed in the meantime</translation>
  </message>
  <message>
   <source>Autre boutique</source>
   <translation>Another shop</translation>
  </message>
  <message>
   <source>Autre serveur demandé</source>
   <translation>Another server was asked for</translation>
  </message>
  <message>
   <source>Boutique désactivée</source>
   <translation>Shop deactivated</translation>
  </message>
  <message>
   <source>Boutique introuvable</source>
   <translation>Shop not found</translation>
  </message>
  <message>
   <source>Ce code est déjà pris</source>
   <translation>This code is already taken</translation>
  </message>
  <message>
   <source>Ce fichier n’est pas à Comptoir</source>
   <translation>This file is not Comptoir’s</translation>
  </message>
  <message>
   <source>Ce mouvement ne s’annule pas</source>
   <translation>This movement cannot be undone</translation>
  </message>
  <message>
   <source>Ce retour en est un autre</source>
   <translation>This return is another one</translation>
  </message>
  <message>
   <source>Ce terminal est déjà relié</source>
   <translation>This terminal is already connected</translation>
  </message>
  <message>
   <source>Code incorrect</source>
   <translation>Wrong PIN</translation>
  </message>
  <message>
   <source>Comptoir est déjà ouvert</source>
   <translation>Comptoir is already open</translation>
  </message>
  <message>
   <source>Disque occupé ou plein</source>
   <translation>Disk busy or full</translation>
  </message>
  <message>
   <source>Fichier abîmé</source>
   <translation>Damaged file</translation>
  </message>
  <message>
   <source>Fichier d’une version plus récente</source>
   <translation>File of a newer version</translation>
  </message>
  <message>
   <source>Inventaire déjà en cours</source>
   <translation>Stock count already under way</translation>
  </message>
  <message>
   <source>Inventaire introuvable</source>
   <translation>Stock count not found</translation>
  </message>
  <message>
   <source>Inventaire terminé</source>
   <translation>Stock count closed</translation>
  </message>
  <message>
   <source>Mise à jour du fichier impossible</source>
   <translation>The file could not be updated</translation>
  </message>
  <message>
   <source>Mouvement introuvable</source>
   <translation>Movement not found</translation>
  </message>
  <message>
   <source>Pas dans cet inventaire</source>
   <translation>Not in this stock count</translation>
  </message>
  <message>
   <source>Pas de données d’exemple ici</source>
   <translation>No sample data here</translation>
  </message>
  <message>
   <source>Port déjà pris</source>
   <translation>Port already taken</translation>
  </message>
  <message>
   <source>Rien n’a été importé</source>
   <translation>Nothing was imported</translation>
  </message>
  <message>
   <source>Saisie à corriger</source>
   <translation>Entry to correct</translation>
  </message>
  <message>
   <source>Stock impossible</source>
   <translation>Impossible stock</translation>
  </message>
  <message>
   <source>Terminal désactivé</source>
   <translation>Terminal deactivated</translation>
  </message>
  <message>
   <source>Terminal introuvable</source>
   <translation>Terminal not found</translation>
  </message>
  <message>
   <source>Trop de pièces rendues</source>
   <translation>Too many pieces returned</translation>
  </message>
  <message>
   <source>Trop de ventes à régler</source>
   <translation>Too many sales to settle</translation>
  </message>
  <message>
   <source>Trop d’essais</source>
   <translation>Too many attempts</translation>
  </message>
  <message>
   <source>Trop tard pour annuler</source>
   <translation>Too late to cancel</translation>
  </message>
  <message>
   <source>Vente déjà annulée</source>
   <translation>Sale already cancelled</translation>
  </message>
  <message>
   <source>Vente déjà réglée</source>
   <translation>Sale already settled</translation>
  </message>
  <message>
   <source>Vente introuvable</source>
   <translation>Sale not found</translation>
  </message>
  <message>
   <source>Vente à régler introuvable</source>
   <translation>Sale to settle not found</translation>
  </message>
 </context>
 <context>
  <name>MontantChip</name>
  <message>
   <source>dès {least}</source>
   <translation>from {least}</translation>
  </message>
  <message>
   <source>jusqu’à {most}</source>
   <translation>up to {most}</translation>
  </message>
  <message>
   <source>{least} à {most}</source>
   <translation>{least} to {most}</translation>
  </message>
 </context>
 <context>
  <name>MontantPopup</name>
  <message>
   <source>Appliquer</source>
   <translation>Apply</translation>
  </message>
  <message>
   <source>Au moins</source>
   <translation>At least</translation>
  </message>
  <message>
   <source>Au plus</source>
   <translation>At most</translation>
  </message>
  <message>
   <source>Devise</source>
   <translation>Currency</translation>
  </message>
  <message>
   <source>sans limite</source>
   <translation>no limit</translation>
  </message>
  <message>
   <source>Écrivez un montant plus grand.</source>
   <translation>Write a larger amount.</translation>
  </message>
  <message>
   <source>Écrivez un montant, par exemple 25 000.</source>
   <translation>Write an amount, for example 25,000.</translation>
  </message>
 </context>
 <context>
  <name>MouvementChips</name>
  <message>
   <source>Article</source>
   <translation>Item</translation>
  </message>
  <message>
   <source>Motif</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>Par</source>
   <translation>By</translation>
  </message>
 </context>
 <context>
  <name>MouvementColumns</name>
  <message>
   <source>Achat</source>
   <translation>Purchase</translation>
  </message>
  <message>
   <source>Ajustement</source>
   <translation>Adjustment</translation>
  </message>
  <message>
   <source>Après</source>
   <translation>After</translation>
  </message>
  <message>
   <source>Article</source>
   <translation>Item</translation>
  </message>
  <message>
   <source>Avant</source>
   <translation>Before</translation>
  </message>
  <message>
   <source>Casse</source>
   <translation>Breakage</translation>
  </message>
  <message>
   <source>Comptage</source>
   <translation>Count</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Date</translation>
  </message>
  <message>
   <source>Don</source>
   <translation>Donation</translation>
  </message>
  <message>
   <source>Entrée</source>
   <translation>Stock in</translation>
  </message>
  <message>
   <source>Erreur</source>
   <translation>Error</translation>
  </message>
  <message>
   <source>Motif</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>Par</source>
   <translation>By</translation>
  </message>
  <message>
   <source>Périmé</source>
   <translation>Expired</translation>
  </message>
  <message>
   <source>Quantité</source>
   <translation>Quantity</translation>
  </message>
  <message>
   <source>Retour</source>
   <translation>Return</translation>
  </message>
  <message>
   <source>Référence</source>
   <translation>Reference</translation>
  </message>
  <message>
   <source>Sortie</source>
   <translation>Stock out</translation>
  </message>
  <message>
   <source>Stock initial</source>
   <translation>Opening stock</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Type</translation>
  </message>
  <message>
   <source>Usage interne</source>
   <translation>Internal use</translation>
  </message>
  <message>
   <source>Vente</source>
   <translation>Sale</translation>
  </message>
  <message>
   <source>Vol</source>
   <translation>Theft</translation>
  </message>
  <message>
   <source>sans suivi</source>
   <translation>not tracked</translation>
  </message>
  <message>
   <source>stock {avant} → {apres}</source>
   <translation>stock {avant} → {apres}</translation>
  </message>
 </context>
 <context>
  <name>MouvementDetail</name>
  <message>
   <source>Annuler ce mouvement</source>
   <translation>Undo this movement</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>Commentaire</source>
   <translation>Comment</translation>
  </message>
  <message>
   <source>Copier la référence</source>
   <translation>Copy the reference</translation>
  </message>
  <message>
   <source>Corrige</source>
   <translation>Corrects</translation>
  </message>
  <message>
   <source>Corrigé par</source>
   <translation>Corrected by</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Date</translation>
  </message>
  <message>
   <source>Motif</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>N°</source>
   <translation>No.</translation>
  </message>
  <message>
   <source>Par</source>
   <translation>By</translation>
  </message>
  <message>
   <source>Reçu</source>
   <translation>Received</translation>
  </message>
  <message>
   <source>Référence</source>
   <translation>Reference</translation>
  </message>
  <message>
   <source>Stock</source>
   <translation>Stock</translation>
  </message>
  <message>
   <source>Vendu</source>
   <translation>Sold</translation>
  </message>
  <message>
   <source>Voir la vente</source>
   <translation>View the sale</translation>
  </message>
  <message>
   <source>Voir l’article</source>
   <translation>View the item</translation>
  </message>
  <message>
   <source>pièce</source>
   <translation>piece</translation>
  </message>
  <message>
   <source>pièces</source>
   <translation>pieces</translation>
  </message>
  <message>
   <source>{avant} → {apres}</source>
   <translation>{avant} → {apres}</translation>
  </message>
  <message>
   <source>{kind} n° {n}</source>
   <translation>{kind} no. {n}</translation>
  </message>
 </context>
 <context>
  <name>MouvementDialog</name>
  <message>
   <source>Ajustement enregistré</source>
   <translation>Adjustment recorded</translation>
  </message>
  <message>
   <source>Ajuster le stock</source>
   <translation>Adjust the stock</translation>
  </message>
  <message>
   <source>Article</source>
   <translation>Item</translation>
  </message>
  <message>
   <source>Ce que vous écrivez</source>
   <translation>What you write</translation>
  </message>
  <message>
   <source>Choisissez l’article dans la liste proposée.</source>
   <translation>Choose the item from the list offered.</translation>
  </message>
  <message>
   <source>Commentaire</source>
   <translation>Comment</translation>
  </message>
  <message>
   <source>Différence (+ ou −)</source>
   <translation>Difference (+ or −)</translation>
  </message>
  <message>
   <source>Enregistrer la sortie</source>
   <translation>Save the stock out</translation>
  </message>
  <message>
   <source>Enregistrer l’ajustement</source>
   <translation>Save the adjustment</translation>
  </message>
  <message>
   <source>Enregistrer l’entrée</source>
   <translation>Save the stock in</translation>
  </message>
  <message>
   <source>Entrée de stock</source>
   <translation>Stock in</translation>
  </message>
  <message>
   <source>Entrée enregistrée</source>
   <translation>Stock in recorded</translation>
  </message>
  <message>
   <source>Facultatif, visible dans le livre des mouvements</source>
   <translation>Optional, visible in the ledger of movements</translation>
  </message>
  <message>
   <source>Facultative : facture, bon…</source>
   <translation>Optional: invoice, slip…</translation>
  </message>
  <message>
   <source>Motif</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>Quantité</source>
   <translation>Quantity</translation>
  </message>
  <message>
   <source>Quantité entrée</source>
   <translation>Quantity in</translation>
  </message>
  <message>
   <source>Quantité sortie</source>
   <translation>Quantity out</translation>
  </message>
  <message>
   <source>Référence</source>
   <translation>Reference</translation>
  </message>
  <message>
   <source>Sortie de stock</source>
   <translation>Stock out</translation>
  </message>
  <message>
   <source>Sortie enregistrée</source>
   <translation>Stock out recorded</translation>
  </message>
  <message>
   <source>Stock</source>
   <translation>Stock</translation>
  </message>
  <message>
   <source>Stock compté</source>
   <translation>Stock counted</translation>
  </message>
  <message>
   <source>Écrivez la différence, par exemple +3 ou −2.</source>
   <translation>Write the difference, for example +3 or −2.</translation>
  </message>
  <message>
   <source>Écrivez le nombre de pièces comptées, par exemple 20.</source>
   <translation>Write the number of pieces counted, for example 20.</translation>
  </message>
  <message>
   <source>Écrivez un nombre de pièces, par exemple 12.</source>
   <translation>Write a number of pieces, for example 12.</translation>
  </message>
 </context>
 <context>
  <name>MouvementsPage</name>
  <message>
   <source>Ajustements</source>
   <translation>Adjustments</translation>
  </message>
  <message>
   <source>Annuler ce mouvement</source>
   <translation>Undo this movement</translation>
  </message>
  <message>
   <source>Article ou référence</source>
   <translation>Item or reference</translation>
  </message>
  <message>
   <source>Aucun mouvement pour l’instant</source>
   <translation>No movement yet</translation>
  </message>
  <message>
   <source>Aucun mouvement sur cette période</source>
   <translation>No movement in this period</translation>
  </message>
  <message>
   <source>Aucun mouvement sur la période</source>
   <translation>No movement in this period</translation>
  </message>
  <message>
   <source>Chaque vente, entrée, sortie ou ajustement s’écrit ici, avec le stock avant et après.</source>
   <translation>Each sale, stock in, stock out or adjustment is written here, with the stock before and after.</translation>
  </message>
  <message>
   <source>Détail du mouvement</source>
   <translation>Movement details</translation>
  </message>
  <message>
   <source>Entrées</source>
   <translation>Stock in</translation>
  </message>
  <message>
   <source>Livre des mouvements</source>
   <translation>Ledger of movements</translation>
  </message>
  <message>
   <source>Mouvement {rank} sur {count}</source>
   <translation>Movement {rank} of {count}</translation>
  </message>
  <message>
   <source>Mouvements</source>
   <translation>Movements</translation>
  </message>
  <message>
   <source>Période</source>
   <translation>Period</translation>
  </message>
  <message>
   <source>Retours</source>
   <translation>Returns</translation>
  </message>
  <message>
   <source>Référence copiée</source>
   <translation>Reference copied</translation>
  </message>
  <message>
   <source>Sorties</source>
   <translation>Stock out</translation>
  </message>
  <message>
   <source>Tous</source>
   <translation>All</translation>
  </message>
  <message>
   <source>Ventes</source>
   <translation>Sales</translation>
  </message>
  <message>
   <source>Voir les articles</source>
   <translation>Show the items</translation>
  </message>
  <message>
   <source>Voir tous les mouvements</source>
   <translation>View all movements</translation>
  </message>
  <message>
   <source>Vérifier le livre</source>
   <translation>Check the ledger</translation>
  </message>
  <message>
   <source>pièces entrées et sorties</source>
   <translation>pieces in and out</translation>
  </message>
  <message>
   <source>{n} ligne</source>
   <translation>{n} row</translation>
  </message>
  <message>
   <source>{n} lignes</source>
   <translation>{n} rows</translation>
  </message>
  <message>
   <source>{n} mouvement</source>
   <translation>{n} movement</translation>
  </message>
  <message>
   <source>{n} mouvements</source>
   <translation>{n} movements</translation>
  </message>
 </context>
 <context>
  <name>Navigation</name>
  <message>
   <source>Navigation</source>
   <translation>Navigation</translation>
  </message>
 </context>
 <context>
  <name>Network</name>
  <message>
   <source>Cet ordinateur a une adresse publique</source>
   <translation>This computer has a public address</translation>
  </message>
  <message>
   <source>Cet ordinateur est sur le réseau de la boutique</source>
   <translation>This computer is on the shop’s network</translation>
  </message>
  <message>
   <source>Cet ordinateur est sur plusieurs réseaux</source>
   <translation>This computer is on several networks</translation>
  </message>
  <message>
   <source>Cet ordinateur n’est relié à aucun réseau</source>
   <translation>This computer is on no network</translation>
  </message>
  <message>
   <source>Chaque adresse répond</source>
   <translation>Each address answers</translation>
  </message>
  <message>
   <source>Donnez aux terminaux l’adresse du réseau où ils sont : {adresses}</source>
   <translation>Give terminals the address of the network that they are on: {adresses}</translation>
  </message>
  <message>
   <source>Débranchez et rebranchez le réseau, ou redémarrez la box.</source>
   <translation>Unplug the network and plug it in again, or restart the router.</translation>
  </message>
  <message>
   <source>Essayé depuis cet ordinateur : {adresses}</source>
   <translation>Tried from this computer: {adresses}</translation>
  </message>
  <message>
   <source>Il est relié à Internet sans box : n’importe qui peut essayer de le joindre.</source>
   <translation>It is connected to the internet without a router: anyone can try to reach it.</translation>
  </message>
  <message>
   <source>La box n’a pas donné d’adresse à cet ordinateur</source>
   <translation>The router has given this computer no address</translation>
  </message>
  <message>
   <source>Le pare-feu {nom} est en marche</source>
   <translation>The firewall {nom} is running</translation>
  </message>
  <message>
   <source>Le serveur est en marche</source>
   <translation>The server is running</translation>
  </message>
  <message>
   <source>Le serveur n’est pas en marche</source>
   <translation>The server is not running</translation>
  </message>
  <message>
   <source>Pare-feu de Windows à vérifier</source>
   <translation>Windows firewall to check</translation>
  </message>
  <message>
   <source>Pas de pare-feu connu en marche</source>
   <translation>No known firewall is running</translation>
  </message>
  <message>
   <source>Reliez-le au Wi-Fi de la boutique, ou à la box par un câble.</source>
   <translation>Connect it to the shop’s Wi-Fi, or to the router by cable.</translation>
  </message>
  <message>
   <source>Sans réponse : {adresses}. Un pare-feu de cet ordinateur bloque peut-être.</source>
   <translation>No answer: {adresses}. A firewall of this computer may be blocking.</translation>
  </message>
  <message>
   <source>Si le téléphone n’arrive pas, ouvrez le port : {commande}</source>
   <translation>If the phone does not get through, open the port: {commande}</translation>
  </message>
  <message>
   <source>Une adresse ne répond pas</source>
   <translation>An address does not answer</translation>
  </message>
  <message>
   <source>À la première question de Windows, autorisez Comptoir sur les réseaux privés. Sinon, dans une invite de commandes d’administrateur : {commande}</source>
   <translation>When Windows first asks, allow Comptoir on private networks. Otherwise, in an administrator’s command prompt: {commande}</translation>
  </message>
 </context>
 <context>
  <name>NomVueDialog</name>
  <message>
   <source>Annuler</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>Nom de la vue</source>
   <translation>Name of the view</translation>
  </message>
  <message>
   <source>Par exemple : Dettes du mois</source>
   <translation>For example: Debts of the month</translation>
  </message>
  <message>
   <source>Une vue garde la recherche, les filtres, la période, l’ordre et les colonnes.</source>
   <translation>A view keeps the search, the filters, the period, the order and the columns.</translation>
  </message>
  <message>
   <source>Une vue porte déjà ce nom : écrivez-en un autre.</source>
   <translation>A view already has this name: write another one.</translation>
  </message>
  <message>
   <source>Écrivez un nom.</source>
   <translation>Write a name.</translation>
  </message>
 </context>
 <context>
  <name>Notifications</name>
  <message>
   <source>Le journal des envois ne peut pas être écrit</source>
   <translation>The journal of requests cannot be written</translation>
  </message>
  <message>
   <source>{n} article à réapprovisionner</source>
   <translation>{n} item to restock</translation>
  </message>
  <message>
   <source>{n} articles à réapprovisionner</source>
   <translation>{n} items to restock</translation>
  </message>
  <message>
   <source>{n} numéro de série vient de deux appareils</source>
   <translation>{n} serial number comes from two devices</translation>
  </message>
  <message>
   <source>{n} numéros de série viennent de deux appareils</source>
   <translation>{n} serial numbers come from two devices</translation>
  </message>
  <message>
   <source>{n} terminal demande l’accès</source>
   <translation>{n} terminal asks for access</translation>
  </message>
  <message>
   <source>{n} terminal silencieux</source>
   <translation>{n} silent terminal</translation>
  </message>
  <message>
   <source>{n} terminaux demandent l’accès</source>
   <translation>{n} terminals ask for access</translation>
  </message>
  <message>
   <source>{n} terminaux silencieux</source>
   <translation>{n} silent terminals</translation>
  </message>
  <message>
   <source>{n} vente à régler</source>
   <translation>{n} sale to settle</translation>
  </message>
  <message>
   <source>{n} ventes à régler</source>
   <translation>{n} sales to settle</translation>
  </message>
  <message>
   <source>{words} : {noms}</source>
   <translation>{words}: {noms}</translation>
  </message>
 </context>
 <context>
  <name>NouvelInventaireDialog</name>
  <message>
   <source>Articles à compter</source>
   <translation>Items to count</translation>
  </message>
  <message>
   <source>Commencer le comptage</source>
   <translation>Start counting</translation>
  </message>
  <message>
   <source>Inventaire du {jour}</source>
   <translation>Stock count of {jour}</translation>
  </message>
  <message>
   <source>La boutique peut continuer à vendre.</source>
   <translation>The shop can go on selling.</translation>
  </message>
  <message>
   <source>Le stock attendu est noté à l’instant où chaque article est compté. Le comptage peut durer plusieurs jours.</source>
   <translation>The expected stock is noted at the instant each item is counted. The count may last several days.</translation>
  </message>
  <message>
   <source>Nom</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Nouvel inventaire</source>
   <translation>New stock count</translation>
  </message>
  <message>
   <source>Tous les articles</source>
   <translation>All items</translation>
  </message>
  <message>
   <source>À l’aveugle : le stock attendu reste caché</source>
   <translation>Blind: the expected stock stays hidden</translation>
  </message>
  <message>
   <source>Écrivez un nom, par exemple « Novembre ».</source>
   <translation>Type a name, for example “November”.</translation>
  </message>
 </context>
 <context>
  <name>OrdreButton</name>
  <message>
   <source>Ordre : {ordre}</source>
   <translation>Order: {ordre}</translation>
  </message>
  <message>
   <source>Plus anciennes d’abord</source>
   <translation>Oldest first</translation>
  </message>
  <message>
   <source>Plus gros montants d’abord</source>
   <translation>Largest amounts first</translation>
  </message>
  <message>
   <source>Plus récentes d’abord</source>
   <translation>Latest first</translation>
  </message>
 </context>
 <context>
  <name>Ouverture</name>
  <message>
   <source>Ajustements à la main</source>
   <translation>Adjustments by hand</translation>
  </message>
  <message>
   <source>Passages sous zéro</source>
   <translation>Times below zero</translation>
  </message>
  <message>
   <source>Ventes tardives</source>
   <translation>Late sales</translation>
  </message>
 </context>
 <context>
  <name>Paper</name>
  <message>
   <source>Page {page} / {pages}</source>
   <translation>Page {page} / {pages}</translation>
  </message>
  <message>
   <source>{n} ligne</source>
   <translation>{n} row</translation>
  </message>
  <message>
   <source>{n} lignes</source>
   <translation>{n} rows</translation>
  </message>
 </context>
 <context>
  <name>Parcours</name>
  <message>
   <source>Premier démarrage</source>
   <translation>First start</translation>
  </message>
  <message>
   <source>Tout reste sur cet ordinateur.</source>
   <translation>Everything stays on this computer.</translation>
  </message>
  <message>
   <source>Étape {rank} sur {count} : {name}</source>
   <translation>Step {rank} of {count}: {name}</translation>
  </message>
 </context>
 <context>
  <name>PeriodPicker</name>
  <message>
   <source>Du … au …</source>
   <translation>From … to …</translation>
  </message>
 </context>
 <context>
  <name>Periode</name>
  <message>
   <source>30 jours</source>
   <translation>30 days</translation>
  </message>
  <message>
   <source>7 jours</source>
   <translation>7 days</translation>
  </message>
  <message>
   <source>Aujourd’hui</source>
   <translation>Today</translation>
  </message>
  <message>
   <source>Du … au …</source>
   <translation>From … to …</translation>
  </message>
  <message>
   <source>Hier</source>
   <translation>Yesterday</translation>
  </message>
  <message>
   <source>Mois</source>
   <translation>Month</translation>
  </message>
  <message>
   <source>Tout</source>
   <translation>All</translation>
  </message>
  <message>
   <source>de tout temps</source>
   <translation>of all time</translation>
  </message>
  <message>
   <source>du {first} au {last}</source>
   <translation>from {first} to {last}</translation>
  </message>
  <message>
   <source>dès le {first}</source>
   <translation>since {first}</translation>
  </message>
  <message>
   <source>jusqu’au {last}</source>
   <translation>until {last}</translation>
  </message>
  <message>
   <source>le {day}</source>
   <translation>on {day}</translation>
  </message>
 </context>
 <context>
  <name>PourquoiPage</name>
  <message>
   <source>Article</source>
   <translation>Item</translation>
  </message>
  <message>
   <source>Rien d’inhabituel : ni vente en attente, ni vente tardive, ni manque.</source>
   <translation>Nothing unusual: no sale waiting, no late sale, nothing missing.</translation>
  </message>
  <message>
   <source>Stock</source>
   <translation>Stock</translation>
  </message>
  <message>
   <source>Stock actuel</source>
   <translation>Present stock</translation>
  </message>
  <message>
   <source>{name} : {pieces}, voir les mouvements</source>
   <translation>{name}: {pieces}, see the movements</translation>
  </message>
  <message>
   <source>{n} mouvement</source>
   <translation>{n} movement</translation>
  </message>
  <message>
   <source>{n} mouvements</source>
   <translation>{n} movements</translation>
  </message>
  <message>
   <source>À vérifier</source>
   <translation>To check</translation>
  </message>
 </context>
 <context>
  <name>PremierDemarrageDialog</name>
  <message>
   <source>Continuer</source>
   <translation>Continue</translation>
  </message>
  <message>
   <source>Essayer avec des données d’exemple</source>
   <translation>Try with sample data</translation>
  </message>
  <message>
   <source>Plus tard</source>
   <translation>Later</translation>
  </message>
  <message>
   <source>Premier démarrage</source>
   <translation>First start</translation>
  </message>
  <message>
   <source>Précédent</source>
   <translation>Back</translation>
  </message>
  <message>
   <source>Quitter</source>
   <translation>Quit</translation>
  </message>
  <message>
   <source>Terminer</source>
   <translation>Finish</translation>
  </message>
  <message>
   <source>Étape {rank} sur {count}</source>
   <translation>Step {rank} of {count}</translation>
  </message>
 </context>
 <context>
  <name>PrintRun</name>
  <message>
   <source>L’imprimante ne répond pas : vérifiez qu’elle est allumée et reliée.</source>
   <translation>The printer does not answer: check that it is switched on and connected.</translation>
  </message>
 </context>
 <context>
  <name>PrixPage</name>
  <message>
   <source>Aujourd’hui</source>
   <translation>Today</translation>
  </message>
  <message>
   <source>Coût</source>
   <translation>Cost</translation>
  </message>
  <message>
   <source>Gain</source>
   <translation>Profit</translation>
  </message>
  <message>
   <source>L’article n’a pas encore été vendu.</source>
   <translation>The item has not been sold yet.</translation>
  </message>
  <message>
   <source>Marge</source>
   <translation>Margin</translation>
  </message>
  <message>
   <source>Prix</source>
   <translation>Price</translation>
  </message>
  <message>
   <source>Prix de ses ventes</source>
   <translation>Prices of its sales</translation>
  </message>
  <message>
   <source>Valeur</source>
   <translation>Value</translation>
  </message>
  <message>
   <source>coût inconnu</source>
   <translation>cost unknown</translation>
  </message>
  <message>
   <source>du {first} au {last}</source>
   <translation>from {first} to {last}</translation>
  </message>
  <message>
   <source>inconnu</source>
   <translation>unknown</translation>
  </message>
  <message>
   <source>le {day}</source>
   <translation>on {day}</translation>
  </message>
  <message>
   <source>marge {marge}</source>
   <translation>margin {marge}</translation>
  </message>
  <message>
   <source>{montant} · négocié</source>
   <translation>{montant} · negotiated</translation>
  </message>
  <message>
   <source>{n} pièce</source>
   <translation>{n} piece</translation>
  </message>
  <message>
   <source>{n} pièces</source>
   <translation>{n} pieces</translation>
  </message>
  <message>
   <source>{n} vente</source>
   <translation>{n} sale</translation>
  </message>
  <message>
   <source>{n} ventes</source>
   <translation>{n} sales</translation>
  </message>
 </context>
 <context>
  <name>ProgressionDialog</name>
  <message>
   <source>Annuler</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>Avancement</source>
   <translation>Progress</translation>
  </message>
  <message>
   <source>Dossier : {folder}</source>
   <translation>Folder: {folder}</translation>
  </message>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Le fichier n’a pas pu être écrit. Le journal technique dit pourquoi.</source>
   <translation>The file could not be written. The technical log says why.</translation>
  </message>
  <message>
   <source>Ouvrir le dossier</source>
   <translation>Open the folder</translation>
  </message>
  <message>
   <source>Préparation…</source>
   <translation>Preparing…</translation>
  </message>
  <message>
   <source>Réessayer</source>
   <translation>Try again</translation>
  </message>
  <message>
   <source>{done} sur {total}</source>
   <translation>{done} of {total}</translation>
  </message>
  <message>
   <source>{n} ligne</source>
   <translation>{n} row</translation>
  </message>
  <message>
   <source>{n} ligne écrite.</source>
   <translation>{n} row written.</translation>
  </message>
  <message>
   <source>{n} lignes</source>
   <translation>{n} rows</translation>
  </message>
  <message>
   <source>{n} lignes écrites.</source>
   <translation>{n} rows written.</translation>
  </message>
 </context>
 <context>
  <name>QWidget</name>
  <message>
   <source>Classées</source>
   <translation>Dismissed</translation>
  </message>
  <message>
   <source>Du … au …</source>
   <translation>From … to …</translation>
  </message>
  <message>
   <source>Réglées</source>
   <translation>Settled</translation>
  </message>
  <message>
   <source>Toutes</source>
   <translation>All</translation>
  </message>
  <message>
   <source>À régler</source>
   <translation>To settle</translation>
  </message>
 </context>
 <context>
  <name>QrCode</name>
  <message>
   <source>QR code : {text}</source>
   <translation>QR code: {text}</translation>
  </message>
 </context>
 <context>
  <name>QrDialog</name>
  <message>
   <source>Adresse du serveur</source>
   <translation>Address of the server</translation>
  </message>
  <message>
   <source>Cet ordinateur est sur plusieurs réseaux : une adresse chacun.</source>
   <translation>This computer is on several networks: one address each.</translation>
  </message>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Scannez le code depuis l’application du terminal, ou saisissez l’adresse. Le terminal doit être sur le même Wi-Fi que cet ordinateur.</source>
   <translation>Scan the code with the terminal’s app, or enter the address. The terminal must be on the same Wi-Fi as this computer.</translation>
  </message>
 </context>
 <context>
  <name>QuelleVenteDialog</name>
  <message>
   <source>Choisissez la vente que celle-ci répète.</source>
   <translation>Choose the sale that this one repeats.</translation>
  </message>
  <message>
   <source>Vente déjà enregistrée</source>
   <translation>Sale already recorded</translation>
  </message>
  <message>
   <source>reçue {when}</source>
   <translation>received {when}</translation>
  </message>
 </context>
 <context>
  <name>Raisons</name>
  <message>
   <source>Article inconnu</source>
   <translation>Unknown item</translation>
  </message>
  <message>
   <source>Article n° {n}</source>
   <translation>Item no. {n}</translation>
  </message>
  <message>
   <source>Autre boutique</source>
   <translation>Another shop</translation>
  </message>
  <message>
   <source>Ce numéro est déjà celui d’une vente enregistrée, mais les articles ou le total diffèrent. La première vente reste comptée, celle-ci ne l’est pas.</source>
   <translation>This number is already that of a recorded sale, but the items or the total differ. The first sale stays counted, this one is not.</translation>
  </message>
  <message>
   <source>Classée</source>
   <translation>Dismissed</translation>
  </message>
  <message>
   <source>Comptoir n’a pas su enregistrer cette vente. Son contenu est gardé et le journal technique dit pourquoi ; rien n’a été retiré du stock.</source>
   <translation>Comptoir was unable to record this sale. Its content is kept and the technical log says why; nothing has been taken from the stock.</translation>
  </message>
  <message>
   <source>Devise ou total à vérifier</source>
   <translation>Currency or total to check</translation>
  </message>
  <message>
   <source>Doublon probable</source>
   <translation>Likely duplicate</translation>
  </message>
  <message>
   <source>Erreur de Comptoir</source>
   <translation>Error of Comptoir</translation>
  </message>
  <message>
   <source>La même vente est déjà enregistrée sous ce numéro, à une autre date ou par un autre terminal. Elle n’est pas comptée deux fois tant que vous n’avez pas décidé.</source>
   <translation>The same sale is already recorded under this number, on another date or by another terminal. It is not counted twice as long as you have not decided.</translation>
  </message>
  <message>
   <source>La vente se lit, mais sa devise ou son total ne permet pas de la compter. Rien n’a été retiré du stock.</source>
   <translation>The sale can be read, but its currency or its total does not allow it to be counted. Nothing has been taken from the stock.</translation>
  </message>
  <message>
   <source>Même numéro, autre contenu</source>
   <translation>Same number, other content</translation>
  </message>
  <message>
   <source>Rejouée</source>
   <translation>Replayed</translation>
  </message>
  <message>
   <source>Remplacée</source>
   <translation>Replaced</translation>
  </message>
  <message>
   <source>Rien n’a été retiré du stock : la vente entière attend votre décision. Cause probable : une livraison n’a pas été saisie.</source>
   <translation>Nothing has been taken from the stock: the whole sale waits for your decision. Likely cause: a delivery was not entered.</translation>
  </message>
  <message>
   <source>Rien n’a été retiré du stock. Cause probable : l’application du terminal est réglée sur une autre boutique.</source>
   <translation>Nothing has been taken from the stock. Likely cause: the terminal’s app is set to another shop.</translation>
  </message>
  <message>
   <source>Stock insuffisant</source>
   <translation>Not enough stock</translation>
  </message>
  <message>
   <source>Stock insuffisant pour {article}</source>
   <translation>Not enough stock of {article}</translation>
  </message>
  <message>
   <source>Un article de la vente n’est pas au catalogue de la boutique, ou il est inactif. Rien n’a été retiré du stock.</source>
   <translation>An item of the sale is not in the shop’s catalogue, or it is inactive. Nothing has been taken from the stock.</translation>
  </message>
  <message>
   <source>Une information manque ou n’a pas de sens. Le contenu reçu est gardé tel quel ; rien n’a été retiré du stock.</source>
   <translation>Something is missing or makes no sense. The content received is kept as it is; nothing has been taken from the stock.</translation>
  </message>
  <message>
   <source>Vente illisible</source>
   <translation>Unreadable sale</translation>
  </message>
  <message>
   <source>Vente sans numéro</source>
   <translation>Sale without a number</translation>
  </message>
  <message>
   <source>absent du catalogue</source>
   <translation>not in the catalogue</translation>
  </message>
  <message>
   <source>autre boutique</source>
   <translation>another shop</translation>
  </message>
  <message>
   <source>contenus différents</source>
   <translation>different contents</translation>
  </message>
  <message>
   <source>devise ou total à vérifier</source>
   <translation>currency or total to check</translation>
  </message>
  <message>
   <source>déjà enregistrée</source>
   <translation>already recorded</translation>
  </message>
  <message>
   <source>erreur de Comptoir</source>
   <translation>error of Comptoir</translation>
  </message>
  <message>
   <source>illisible</source>
   <translation>unreadable</translation>
  </message>
  <message>
   <source>manque {n}</source>
   <translation>{n} missing</translation>
  </message>
  <message>
   <source>stock insuffisant</source>
   <translation>not enough stock</translation>
  </message>
  <message>
   <source>{n} pièce</source>
   <translation>{n} piece</translation>
  </message>
  <message>
   <source>{n} pièces</source>
   <translation>{n} pieces</translation>
  </message>
  <message>
   <source>{reason} : {article}</source>
   <translation>{reason}: {article}</translation>
  </message>
  <message>
   <source>{terminal} a envoyé une vente au nom d’une autre boutique.</source>
   <translation>{terminal} sent a sale in the name of another shop.</translation>
  </message>
  <message>
   <source>{terminal} a vendu {sold}, mais le livre n’en comptait que {there}.</source>
   <translation>{terminal} sold {sold}, but the ledger counted only {there}.</translation>
  </message>
 </context>
 <context>
  <name>RatePill</name>
  <message>
   <source>1 $ = {taux}</source>
   <translation>1 $ = {taux}</translation>
  </message>
  <message>
   <source>Changer le taux du jour</source>
   <translation>Change the rate of the day</translation>
  </message>
  <message>
   <source>Taux du jour</source>
   <translation>Rate of the day</translation>
  </message>
  <message>
   <source>Taux du jour : {taux}</source>
   <translation>Rate of the day: {taux}</translation>
  </message>
  <message>
   <source>aucun</source>
   <translation>none</translation>
  </message>
 </context>
 <context>
  <name>RecherchePalette</name>
  <message>
   <source>Aller à, faire</source>
   <translation>Go to, do</translation>
  </message>
  <message>
   <source>Article, vente, numéro, commande…</source>
   <translation>Item, sale, number, command…</translation>
  </message>
  <message>
   <source>Articles</source>
   <translation>Items</translation>
  </message>
  <message>
   <source>Rechercher</source>
   <translation>Search</translation>
  </message>
  <message>
   <source>Rien ne correspond.</source>
   <translation>Nothing matches.</translation>
  </message>
  <message>
   <source>Résultats</source>
   <translation>Results</translation>
  </message>
  <message>
   <source>Ventes</source>
   <translation>Sales</translation>
  </message>
  <message>
   <source>sans suivi</source>
   <translation>not tracked</translation>
  </message>
  <message>
   <source>{n} pièce</source>
   <translation>{n} piece</translation>
  </message>
  <message>
   <source>{n} pièces</source>
   <translation>{n} pieces</translation>
  </message>
  <message>
   <source>À régler</source>
   <translation>To settle</translation>
  </message>
 </context>
 <context>
  <name>RecommencerDialog</name>
  <message>
   <source>Annuler</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>Ce que vous avez essayé ici est oublié si vous refaites les données d’exemple. Votre boutique, elle, est dans un autre dossier et ne change pas.</source>
   <translation>What you tried here is forgotten if you make the sample data again. Your own shop is in another folder and does not change.</translation>
  </message>
  <message>
   <source>Ouvrir ma boutique</source>
   <translation>Open my shop</translation>
  </message>
  <message>
   <source>Refaire les données d’exemple</source>
   <translation>Make the sample data again</translation>
  </message>
  <message>
   <source>Repartir à zéro ?</source>
   <translation>Start afresh?</translation>
  </message>
 </context>
 <context>
  <name>ReglementDialog</name>
  <message>
   <source>Annuler</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>Avancement</source>
   <translation>Progress</translation>
  </message>
  <message>
   <source>Calcul de ce qui se passerait…</source>
   <translation>Working out what would happen…</translation>
  </message>
  <message>
   <source>Enregistrer aussi celles qui ressemblent à une autre vente</source>
   <translation>Also record those that look like another sale</translation>
  </message>
  <message>
   <source>Rejouer aussi celles qui ressemblent à une autre vente</source>
   <translation>Also replay those that look like another sale</translation>
  </message>
  <message>
   <source>Si le vendeur l’a ressaisie après le refus, la rejouer la compterait deux fois. À comparer : {named}.</source>
   <translation>If the seller entered it again after the refusal, replaying it would count it twice. To compare: {named}.</translation>
  </message>
  <message>
   <source>Une vente pareille porte un autre numéro.</source>
   <translation>A sale just like it has another number.</translation>
  </message>
  <message>
   <source>{article} : entrée de {n}, stock {avant} → {apres}</source>
   <translation>{article}: entry of {n}, stock {avant} → {apres}</translation>
  </message>
  <message>
   <source>{article} : stock {avant} → {apres}</source>
   <translation>{article}: stock {avant} → {apres}</translation>
  </message>
  <message>
   <source>{named} et {n} autres</source>
   <translation>{named} and {n} others</translation>
  </message>
  <message>
   <source>{n} est déjà enregistrée : elle n’attendrait plus.</source>
   <translation>{n} is already recorded: it would no longer wait.</translation>
  </message>
  <message>
   <source>{n} est déjà réglée.</source>
   <translation>{n} is already settled.</translation>
  </message>
  <message>
   <source>{n} ne sont pas concernées : elles sont laissées de côté.</source>
   <translation>{n} are not concerned: they are left aside.</translation>
  </message>
  <message>
   <source>{n} n’est pas concernée : elle est laissée de côté.</source>
   <translation>{n} is not concerned: it is left aside.</translation>
  </message>
  <message>
   <source>{n} peut doubler plusieurs ventes, ou aucune : ouvrez-la pour choisir laquelle.</source>
   <translation>{n} may double several sales, or none: open it to choose which.</translation>
  </message>
  <message>
   <source>{n} peuvent doubler plusieurs ventes, ou aucune : ouvrez-les une à une.</source>
   <translation>{n} may double several sales, or none: open them one by one.</translation>
  </message>
  <message>
   <source>{n} ressemble à une autre vente : elle est laissée de côté.</source>
   <translation>{n} looks like another sale: it is left aside.</translation>
  </message>
  <message>
   <source>{n} ressemblent à une autre vente : elles sont laissées de côté.</source>
   <translation>{n} look like another sale: they are left aside.</translation>
  </message>
  <message>
   <source>{n} seraient classées, le stock ne bouge pas.</source>
   <translation>{n} would be dismissed, the stock does not move.</translation>
  </message>
  <message>
   <source>{n} seraient encore refusées : elles attendent sans changement.</source>
   <translation>{n} would still be refused: they wait unchanged.</translation>
  </message>
  <message>
   <source>{n} seraient enregistrées.</source>
   <translation>{n} would be recorded.</translation>
  </message>
  <message>
   <source>{n} seraient remplacées par un autre envoi de leur numéro.</source>
   <translation>{n} would be replaced by another sending of their number.</translation>
  </message>
  <message>
   <source>{n} serait classée, le stock ne bouge pas.</source>
   <translation>{n} would be dismissed, the stock does not move.</translation>
  </message>
  <message>
   <source>{n} serait encore refusée : elle attend sans changement.</source>
   <translation>{n} would still be refused: it waits unchanged.</translation>
  </message>
  <message>
   <source>{n} serait enregistrée.</source>
   <translation>{n} would be recorded.</translation>
  </message>
  <message>
   <source>{n} serait remplacée par un autre envoi de son numéro.</source>
   <translation>{n} would be replaced by another sending of its number.</translation>
  </message>
  <message>
   <source>{n} sont déjà enregistrées : elles n’attendraient plus.</source>
   <translation>{n} are already recorded: they would no longer wait.</translation>
  </message>
  <message>
   <source>{n} sont déjà réglées.</source>
   <translation>{n} are already settled.</translation>
  </message>
  <message>
   <source>{n} ventes ont leur pareille sous un autre numéro.</source>
   <translation>{n} sales have one just like them under another number.</translation>
  </message>
  <message>
   <source>… et {n} autres stocks</source>
   <translation>… and {n} other stocks</translation>
  </message>
 </context>
 <context>
  <name>ReglesBoutique</name>
  <message>
   <source>Accepter et alerter</source>
   <translation>Accept and warn</translation>
  </message>
  <message>
   <source>Les ventes attendent votre décision</source>
   <translation>Sales wait for your decision</translation>
  </message>
  <message>
   <source>Les ventes passent désormais, même sans stock</source>
   <translation>Sales now go through, even without stock</translation>
  </message>
  <message>
   <source>Les ventes sont rejouées dès que le stock suffit</source>
   <translation>Sales are replayed as soon as the stock suffices</translation>
  </message>
  <message>
   <source>Rejouer tout</source>
   <translation>Replay all</translation>
  </message>
  <message>
   <source>Vous êtes alerté. Rejouez celles qui attendent pour les compter.</source>
   <translation>You are warned. Replay those that wait to count them.</translation>
  </message>
  <message>
   <source>{n} vente refusée aujourd’hui faute de stock.</source>
   <translation>{n} sale refused today for lack of stock.</translation>
  </message>
  <message>
   <source>{n} ventes refusées aujourd’hui faute de stock. Si votre stock n’est pas encore saisi, acceptez-les : elles sont comptées et le stock passe sous zéro.</source>
   <translation>{n} sales refused today for lack of stock. If your stock is not entered yet, accept them: they are counted and the stock goes below zero.</translation>
  </message>
 </context>
 <context>
  <name>RejeuAutoDialog</name>
  <message>
   <source>Après une entrée, un retour ou un comptage, les ventes qui manquaient de stock sont enregistrées d’elles-mêmes, les plus anciennes d’abord. Jamais celles qui ressemblent à une autre vente : le vendeur l’a peut-être ressaisie.</source>
   <translation>After an entry, a return or a count, the sales that lacked stock are recorded by themselves, the oldest first. Never those that look like another sale: the seller may have entered it again.</translation>
  </message>
  <message>
   <source>C’est moi qui rejoue</source>
   <translation>I replay them myself</translation>
  </message>
  <message>
   <source>Enregistrer le choix</source>
   <translation>Save the choice</translation>
  </message>
  <message>
   <source>Rejeu automatique</source>
   <translation>Automatic replay</translation>
  </message>
  <message>
   <source>Rejouer dès que le stock suffit</source>
   <translation>Replay as soon as the stock suffices</translation>
  </message>
  <message>
   <source>Une vente refusée faute de stock attend votre décision, même après une entrée.</source>
   <translation>A sale refused for lack of stock waits for your decision, even after an entry.</translation>
  </message>
 </context>
 <context>
  <name>RemedeButton</name>
  <message>
   <source>Conseillé</source>
   <translation>Recommended</translation>
  </message>
 </context>
 <context>
  <name>Remedes</name>
  <message>
   <source>Accepter en négatif</source>
   <translation>Accept below zero</translation>
  </message>
  <message>
   <source>Accepter {n} ventes en négatif</source>
   <translation>Accept {n} sales below zero</translation>
  </message>
  <message>
   <source>Acceptée en négatif par {who}.</source>
   <translation>Accepted below zero by {who}.</translation>
  </message>
  <message>
   <source>Ce terminal remplace l’autre</source>
   <translation>This terminal replaces the other</translation>
  </message>
  <message>
   <source>Ce terminal remplace {terminal}</source>
   <translation>This terminal replaces {terminal}</translation>
  </message>
  <message>
   <source>Celles qui attendent sont enregistrées, et les suivantes le seront sans attendre. Vous pouvez revenir en arrière dans la fiche du terminal.</source>
   <translation>Those that wait are recorded, and the next ones will be at once. You can take this back in the terminal’s details.</translation>
  </message>
  <message>
   <source>Choisir le bon article</source>
   <translation>Choose the right item</translation>
  </message>
  <message>
   <source>Classer avec un motif</source>
   <translation>Dismiss with a reason</translation>
  </message>
  <message>
   <source>Classer la vente</source>
   <translation>Dismiss the sale</translation>
  </message>
  <message>
   <source>Classer {n} ventes</source>
   <translation>Dismiss {n} sales</translation>
  </message>
  <message>
   <source>Classée par {who}.</source>
   <translation>Filed by {who}.</translation>
  </message>
  <message>
   <source>Comme si le terminal les renvoyait maintenant.</source>
   <translation>As if the terminal sent them again now.</translation>
  </message>
  <message>
   <source>C’est un doublon</source>
   <translation>It is a duplicate</translation>
  </message>
  <message>
   <source>C’est une vente distincte</source>
   <translation>It is a sale of its own</translation>
  </message>
  <message>
   <source>Deux ventes portent alors le même numéro : la nouvelle s’affiche avec (2). Chaque envoi du terminal est reconnu.</source>
   <translation>Two sales then bear the same number: the new one is shown with (2). Each sending of the terminal is recognised.</translation>
  </message>
  <message>
   <source>Déclarer le doublon</source>
   <translation>Declare the duplicate</translation>
  </message>
  <message>
   <source>Déclarer {n} doublons</source>
   <translation>Declare {n} duplicates</translation>
  </message>
  <message>
   <source>Déclarée doublon par {who}.</source>
   <translation>Declared a duplicate by {who}.</translation>
  </message>
  <message>
   <source>Déclarée vente distincte par {who}.</source>
   <translation>Declared a sale of its own by {who}.</translation>
  </message>
  <message>
   <source>Elle est comptée en plus de l’autre, sous le même numéro suivi de (2).</source>
   <translation>It is counted beside the other, under the same number followed by (2).</translation>
  </message>
  <message>
   <source>Enregistrer avec cet article</source>
   <translation>Record with this item</translation>
  </message>
  <message>
   <source>Enregistrer comme vente distincte</source>
   <translation>Record as a sale of its own</translation>
  </message>
  <message>
   <source>Enregistrer {n} ventes avec cet article</source>
   <translation>Record {n} sales with this item</translation>
  </message>
  <message>
   <source>Enregistrer {n} ventes distinctes</source>
   <translation>Record {n} sales of their own</translation>
  </message>
  <message>
   <source>Enregistrée : {who} tient ces terminaux pour distincts.</source>
   <translation>Recorded: {who} tells these terminals apart.</translation>
  </message>
  <message>
   <source>Enregistrée avec l’article choisi par {who}.</source>
   <translation>Recorded with the item chosen by {who}.</translation>
  </message>
  <message>
   <source>Entrée de stock faite par {who}, puis vente rejouée.</source>
   <translation>Stock entry made by {who}, then the sale replayed.</translation>
  </message>
  <message>
   <source>Faire l’entrée et rejouer</source>
   <translation>Make the entry and replay</translation>
  </message>
  <message>
   <source>Faire l’entrée et rejouer {n} ventes</source>
   <translation>Make the entry and replay {n} sales</translation>
  </message>
  <message>
   <source>Faire une entrée, puis rejouer</source>
   <translation>Make an entry, then replay</translation>
  </message>
  <message>
   <source>La vente est déjà enregistrée : elle n’attendra plus ici.</source>
   <translation>The sale is already recorded: it will no longer wait here.</translation>
  </message>
  <message>
   <source>La vente est enregistrée avec l’article que vous choisissez. Le terminal reste avec son article : s’il la renvoie, elle est reconnue.</source>
   <translation>The sale is recorded with the item that you choose. The terminal keeps its own item: if it sends the sale again, it is recognised.</translation>
  </message>
  <message>
   <source>La vente est enregistrée et le stock passe sous zéro, à corriger plus tard.</source>
   <translation>The sale is recorded and the stock goes below zero, to be mended later.</translation>
  </message>
  <message>
   <source>La vente est enregistrée telle que le terminal l’a envoyée.</source>
   <translation>The sale is recorded as the terminal sent it.</translation>
  </message>
  <message>
   <source>La vente ne sera pas comptée, le stock ne bouge pas.</source>
   <translation>The sale will not be counted, the stock does not move.</translation>
  </message>
  <message>
   <source>La vente n’est pas comptée ; elle reste dans « Classées » avec le motif.</source>
   <translation>The sale is not counted; it stays in “Dismissed” with the reason.</translation>
  </message>
  <message>
   <source>La vente n’est pas comptée une deuxième fois ; son terminal cesse de l’envoyer.</source>
   <translation>The sale is not counted a second time; its terminal stops sending it.</translation>
  </message>
  <message>
   <source>Le stock passe sous zéro jusqu’à la prochaine entrée ou au prochain comptage. Les autres ventes restent refusées si le stock manque.</source>
   <translation>The stock stays below zero until the next entry or count. Other sales are still refused where stock lacks.</translation>
  </message>
  <message>
   <source>Le stock suffit déjà : rejouez simplement la vente.</source>
   <translation>The stock suffices already: simply replay the sale.</translation>
  </message>
  <message>
   <source>Le terminal recevra l’identifiant de la vente déjà enregistrée, et ne l’enverra plus.</source>
   <translation>The terminal will get the id of the sale already recorded, and will send it no more.</translation>
  </message>
  <message>
   <source>L’ancien est désactivé ; ses ventes renvoyées par celui-ci sont reconnues.</source>
   <translation>The old one is switched off; its sales sent again by this one are recognised.</translation>
  </message>
  <message>
   <source>L’ancien terminal ne pourra plus envoyer. Ce qu’il a enregistré reste compté une seule fois, même renvoyé par le nouveau.</source>
   <translation>The old terminal will not be able to send any more. What it recorded stays counted once, even sent again by the new one.</translation>
  </message>
  <message>
   <source>L’entrée et la vente sont écrites ensemble dans le livre : l’une ne va pas sans l’autre.</source>
   <translation>Entry and sale are written together in the ledger: one does not go without the other.</translation>
  </message>
  <message>
   <source>Reconnue : {who} a dit quel terminal celui-ci remplace.</source>
   <translation>Recognised: {who} said which terminal this one replaces.</translation>
  </message>
  <message>
   <source>Rejouer la vente</source>
   <translation>Replay the sale</translation>
  </message>
  <message>
   <source>Rejouer maintenant</source>
   <translation>Replay now</translation>
  </message>
  <message>
   <source>Rejouer {n} ventes</source>
   <translation>Replay {n} sales</translation>
  </message>
  <message>
   <source>Rejouée d’elle-même après une entrée de stock.</source>
   <translation>Replayed by itself after a stock entry.</translation>
  </message>
  <message>
   <source>Rejouée par {who}.</source>
   <translation>Replayed by {who}.</translation>
  </message>
  <message>
   <source>Remplacer le terminal</source>
   <translation>Replace the terminal</translation>
  </message>
  <message>
   <source>Rien n’a changé</source>
   <translation>Nothing changed</translation>
  </message>
  <message>
   <source>Toujours distinctes entre ce terminal et {terminal}</source>
   <translation>Always distinct between this terminal and {terminal}</translation>
  </message>
  <message>
   <source>Toujours distinctes entre ces terminaux</source>
   <translation>Always distinct between these terminals</translation>
  </message>
  <message>
   <source>Toujours les compter toutes les deux</source>
   <translation>Always count both</translation>
  </message>
  <message>
   <source>Un même numéro chez ces deux terminaux sera toujours deux ventes.</source>
   <translation>One number at these two terminals will always be two sales.</translation>
  </message>
  <message>
   <source>Vous dites ce qui a été vendu ; le prix envoyé ne change pas.</source>
   <translation>You say what was sold; the price sent does not change.</translation>
  </message>
  <message>
   <source>Vous notez la livraison oubliée, et la vente est enregistrée aussitôt.</source>
   <translation>You note the forgotten delivery, and the sale is recorded at once.</translation>
  </message>
  <message>
   <source>entrée de {n}, stock {avant} → {apres}</source>
   <translation>entry of {n}, stock {avant} → {apres}</translation>
  </message>
  <message>
   <source>il manque toujours {n} pièce.</source>
   <translation>{n} piece is still missing.</translation>
  </message>
  <message>
   <source>il manque toujours {n} pièces.</source>
   <translation>{n} pieces are still missing.</translation>
  </message>
  <message>
   <source>impossible</source>
   <translation>impossible</translation>
  </message>
  <message>
   <source>stock inchangé</source>
   <translation>stock unchanged</translation>
  </message>
  <message>
   <source>stock {avant} → {apres}</source>
   <translation>stock {avant} → {apres}</translation>
  </message>
  <message>
   <source>stock {n}, inchangé</source>
   <translation>stock {n}, unchanged</translation>
  </message>
  <message>
   <source>{n} attend toujours</source>
   <translation>{n} is still waiting</translation>
  </message>
  <message>
   <source>{n} attendent toujours</source>
   <translation>{n} are still waiting</translation>
  </message>
  <message>
   <source>{n} déjà enregistrée</source>
   <translation>{n} already recorded</translation>
  </message>
  <message>
   <source>{n} déjà enregistrées</source>
   <translation>{n} already recorded</translation>
  </message>
  <message>
   <source>{n} déjà réglée</source>
   <translation>{n} already settled</translation>
  </message>
  <message>
   <source>{n} déjà réglées</source>
   <translation>{n} already settled</translation>
  </message>
  <message>
   <source>{n} stock change</source>
   <translation>{n} stock changes</translation>
  </message>
  <message>
   <source>{n} stocks changent</source>
   <translation>{n} stocks change</translation>
  </message>
  <message>
   <source>{n} vente classée</source>
   <translation>{n} sale dismissed</translation>
  </message>
  <message>
   <source>{n} vente enregistrée</source>
   <translation>{n} sale recorded</translation>
  </message>
  <message>
   <source>{n} ventes classées</source>
   <translation>{n} sales dismissed</translation>
  </message>
  <message>
   <source>{n} ventes enregistrées</source>
   <translation>{n} sales recorded</translation>
  </message>
  <message>
   <source>Échouerait encore : {why}</source>
   <translation>Would fail again: {why}</translation>
  </message>
  <message>
   <source>à choisir</source>
   <translation>to choose</translation>
  </message>
 </context>
 <context>
  <name>RenommerDialog</name>
  <message>
   <source>Donnez-lui un nom, par exemple celui de la caisse ou du vendeur.</source>
   <translation>Give it a name, for example that of the till or of the seller.</translation>
  </message>
  <message>
   <source>Enregistrer</source>
   <translation>Save</translation>
  </message>
  <message>
   <source>Nom du terminal</source>
   <translation>Name of the terminal</translation>
  </message>
  <message>
   <source>Numéro de série : {serie}</source>
   <translation>Serial number: {serie}</translation>
  </message>
  <message>
   <source>Par exemple : Caisse 1 – Mama Chantal</source>
   <translation>For example: Till 1 – Mama Chantal</translation>
  </message>
  <message>
   <source>Renommer le terminal</source>
   <translation>Rename the terminal</translation>
  </message>
 </context>
 <context>
  <name>RepriseVenteDialog</name>
  <message>
   <source>Vente {numero}</source>
   <translation>Sale {numero}</translation>
  </message>
 </context>
 <context>
  <name>ReseauDialog</name>
  <message>
   <source>Aucun téléphone n’est arrivé</source>
   <translation>No phone has arrived</translation>
  </message>
  <message>
   <source>En attente du téléphone…</source>
   <translation>Waiting for the phone…</translation>
  </message>
  <message>
   <source>Essai de chaque adresse…</source>
   <translation>Trying each address…</translation>
  </message>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Le téléphone voit ce PC</source>
   <translation>The phone sees this PC</translation>
  </message>
  <message>
   <source>L’appareil {adresse} a joint ce PC : le réseau laisse passer.</source>
   <translation>The device {adresse} has reached this PC: the network lets it through.</translation>
  </message>
  <message>
   <source>Mon téléphone voit-il ce PC ?</source>
   <translation>Does my phone see this PC?</translation>
  </message>
  <message>
   <source>Prenez le téléphone d’un vendeur, relié au Wi-Fi de la boutique.</source>
   <translation>Take a seller’s phone, connected to the shop’s Wi-Fi.</translation>
  </message>
  <message>
   <source>Scannez ce code, ou ouvrez cette adresse dans le navigateur du téléphone.</source>
   <translation>Scan this code, or open this address in the phone’s browser.</translation>
  </message>
  <message>
   <source>Vérifiez que le téléphone est sur le même Wi-Fi, et pas sur ses données mobiles. Si c’est le cas, la box ou le répéteur empêche peut-être les appareils de se voir : cherchez « isolation des clients » (ou « AP isolation », « réseau invité ») dans ses réglages et désactivez-la. Le test continue d’attendre.</source>
   <translation>Check that the phone is on the same Wi-Fi, and not on mobile data. If it is, the router or the repeater may keep devices from seeing each other: look for “client isolation” (or “AP isolation”, “guest network”) in its settings and turn it off. The test keeps waiting.</translation>
  </message>
 </context>
 <context>
  <name>RessemblanceCard</name>
  <message>
   <source>Sans numéro</source>
   <translation>No number</translation>
  </message>
  <message>
   <source>Voir</source>
   <translation>View</translation>
  </message>
  <message>
   <source>Voir {numero}</source>
   <translation>View {numero}</translation>
  </message>
  <message>
   <source>enregistrée</source>
   <translation>recorded</translation>
  </message>
  <message>
   <source>reçue {when}</source>
   <translation>received {when}</translation>
  </message>
  <message>
   <source>à régler aussi</source>
   <translation>to settle too</translation>
  </message>
 </context>
 <context>
  <name>RestaurationDialog</name>
  <message>
   <source>Annuler</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>Aucun terminal n’a rien envoyé depuis cette sauvegarde.</source>
   <translation>No terminal has sent anything since this backup.</translation>
  </message>
  <message>
   <source>Ce qui est à refaire à la main</source>
   <translation>What is to be done again by hand</translation>
  </message>
  <message>
   <source>Ce qui revient tout seul</source>
   <translation>What comes back by itself</translation>
  </message>
  <message>
   <source>Ce qu’il avait de plus que la copie ne peut pas être lu en entier. Il est mis de côté tel quel, pour la personne qui vous aide.</source>
   <translation>What it had more than the copy cannot be read in full. It is set aside as it stands, for whoever helps you.</translation>
  </message>
  <message>
   <source>Copie du {when}, vérifiée : {contenu}.</source>
   <translation>Copy of {when}, checked: {contenu}.</translation>
  </message>
  <message>
   <source>J’ai lu ce qui change, je veux revenir à cette sauvegarde</source>
   <translation>I have read what changes, I want to go back to this backup</translation>
  </message>
  <message>
   <source>Le fichier d’aujourd’hui est abîmé</source>
   <translation>Today’s file is damaged</translation>
  </message>
  <message>
   <source>Le fichier d’aujourd’hui n’est pas effacé : il reste à côté, sous un autre nom, et vous pourrez y revenir. Comptoir se ferme et se rouvre.</source>
   <translation>Today’s file is not deleted: it stays beside it under another name, and you can go back to it. Comptoir closes and opens again.</translation>
  </message>
  <message>
   <source>Restaurer et rouvrir</source>
   <translation>Restore and reopen</translation>
  </message>
  <message>
   <source>Revenir à cette sauvegarde ?</source>
   <translation>Go back to this backup?</translation>
  </message>
  <message>
   <source>Rien : la sauvegarde et les envois des terminaux ont tout.</source>
   <translation>Nothing: the backup and what terminals sent have it all.</translation>
  </message>
  <message>
   <source>Une partie du journal des envois est illisible : ce qui y manque est compté ci-dessous, et les terminaux peuvent le renvoyer.</source>
   <translation>A part of the journal of requests cannot be read: what it lacks is counted below, and terminals can send it again.</translation>
  </message>
  <message>
   <source>À refaire à la main : {n}</source>
   <translation>To be done again by hand: {n}</translation>
  </message>
 </context>
 <context>
  <name>RetourVenteDialog</name>
  <message>
   <source>Au plus {montant}</source>
   <translation>At most {montant}</translation>
  </message>
  <message>
   <source>Enregistrer le retour</source>
   <translation>Record the return</translation>
  </message>
  <message>
   <source>Montant rendu au client, en {unit}</source>
   <translation>Amount given back, in {unit}</translation>
  </message>
  <message>
   <source>Motif</source>
   <translation>Reason</translation>
  </message>
  <message>
   <source>Par exemple : article défectueux</source>
   <translation>For example: faulty item</translation>
  </message>
  <message>
   <source>Pièces rendues et stock de l’article</source>
   <translation>Pieces returned and stock of the item</translation>
  </message>
  <message>
   <source>Retour de marchandise</source>
   <translation>Return of goods</translation>
  </message>
  <message>
   <source>Tout rendre</source>
   <translation>Return everything</translation>
  </message>
  <message>
   <source>{nom} : écrivez un nombre de 0 à {n}.</source>
   <translation>{nom}: write a number from 0 to {n}.</translation>
  </message>
  <message>
   <source>Écrivez au moins une pièce rendue, par exemple 1.</source>
   <translation>Write at least one piece returned, for example 1.</translation>
  </message>
  <message>
   <source>Écrivez un montant de 0 à {montant}, par exemple 5 000.</source>
   <translation>Write an amount from 0 to {montant}, for example 5,000.</translation>
  </message>
 </context>
 <context>
  <name>SaisieBar</name>
  <message>
   <source>Aucun article choisi dans la liste</source>
   <translation>No item chosen in the list</translation>
  </message>
  <message>
   <source>Choisissez un article</source>
   <translation>Choose an item</translation>
  </message>
  <message>
   <source>Code-barres ou code, puis Entrée</source>
   <translation>Barcode or code, then Enter</translation>
  </message>
  <message>
   <source>Effacer le comptage</source>
   <translation>Erase the count</translation>
  </message>
  <message>
   <source>Enregistrer</source>
   <translation>Save</translation>
  </message>
  <message>
   <source>Quantité comptée</source>
   <translation>Counted quantity</translation>
  </message>
  <message>
   <source>Scanner, une pièce à la fois</source>
   <translation>Scan, one piece at a time</translation>
  </message>
  <message>
   <source>{nom} : plus compté</source>
   <translation>{nom}: no longer counted</translation>
  </message>
  <message>
   <source>{nom} : {n}</source>
   <translation>{nom}: {n}</translation>
  </message>
  <message>
   <source>Écrivez le nombre de pièces comptées, par exemple 20.</source>
   <translation>Type the number of pieces counted, for example 20.</translation>
  </message>
 </context>
 <context>
  <name>SauvegardeRow</name>
  <message>
   <source>Restaurer la sauvegarde : {when}</source>
   <translation>Restore the backup: {when}</translation>
  </message>
  <message>
   <source>Restaurer…</source>
   <translation>Restore…</translation>
  </message>
 </context>
 <context>
  <name>Sauvegardes</name>
  <message>
   <source>Annulation de la vente {numero}</source>
   <translation>Cancellation of sale {numero}</translation>
  </message>
  <message>
   <source>Article ajouté ou modifié : {nom}</source>
   <translation>Item added or changed: {nom}</translation>
  </message>
  <message>
   <source>Aucun second dossier. Une clé USB garde vos données si cet ordinateur est volé ou tombe en panne.</source>
   <translation>No second folder. A USB key keeps your data if this computer is stolen or breaks down.</translation>
  </message>
  <message>
   <source>Branché. Dernière copie {when} ; {copies}.</source>
   <translation>Plugged in. Last copy {when}; {copies}.</translation>
  </message>
  <message>
   <source>Branché. Il recevra la prochaine sauvegarde.</source>
   <translation>Plugged in. It will get the next backup.</translation>
  </message>
  <message>
   <source>Décision du {when}, {who} : {why}</source>
   <translation>Decision of {when}, {who}: {why}</translation>
  </message>
  <message>
   <source>En service jusque-là</source>
   <translation>In use until then</translation>
  </message>
  <message>
   <source>Fichier remplacé</source>
   <translation>Replaced file</translation>
  </message>
  <message>
   <source>Go</source>
   <translation>GB</translation>
  </message>
  <message>
   <source>Ko</source>
   <translation>KB</translation>
  </message>
  <message>
   <source>La clé ou le disque n’est pas branché. Les copies de cet ordinateur continuent ; branchez-le pour qu’il reçoive la prochaine.</source>
   <translation>The key or disk is not plugged in. The copies on this computer go on; plug it in for it to get the next one.</translation>
  </message>
  <message>
   <source>Mo</source>
   <translation>MB</translation>
  </message>
  <message>
   <source>Second dossier</source>
   <translation>Second folder</translation>
  </message>
  <message>
   <source>Sur cet ordinateur</source>
   <translation>On this computer</translation>
  </message>
  <message>
   <source>Terminal autorisé : {nom}</source>
   <translation>Terminal let in: {nom}</translation>
  </message>
  <message>
   <source>Vente {numero} de {terminal}, {when}{montant} : le terminal peut la renvoyer</source>
   <translation>Sale {numero} of {terminal}, {when}{montant}: the terminal can send it again</translation>
  </message>
  <message>
   <source>Vérifiée</source>
   <translation>Checked</translation>
  </message>
  <message>
   <source>il y a {age}</source>
   <translation>{age} ago</translation>
  </message>
  <message>
   <source>octets</source>
   <translation>bytes</translation>
  </message>
  <message>
   <source>{kind} {quantite}, {article}, {when}, {who}</source>
   <translation>{kind} {quantite}, {article}, {when}, {who}</translation>
  </message>
  <message>
   <source>{n} copie</source>
   <translation>{n} copy</translation>
  </message>
  <message>
   <source>{n} copies</source>
   <translation>{n} copies</translation>
  </message>
  <message>
   <source>{n} envoi de terminal, dans l’ordre où il est venu</source>
   <translation>{n} request of a terminal, in the order it came</translation>
  </message>
  <message>
   <source>{n} envois de terminaux, dans l’ordre où ils sont venus</source>
   <translation>{n} requests of terminals, in the order they came</translation>
  </message>
  <message>
   <source>{n} inventaire</source>
   <translation>{n} stock count</translation>
  </message>
  <message>
   <source>{n} inventaires</source>
   <translation>{n} stock counts</translation>
  </message>
  <message>
   <source>{n} mouvement</source>
   <translation>{n} movement</translation>
  </message>
  <message>
   <source>{n} mouvements</source>
   <translation>{n} movements</translation>
  </message>
  <message>
   <source>{n} vente</source>
   <translation>{n} sale</translation>
  </message>
  <message>
   <source>{n} vente reçue depuis</source>
   <translation>{n} sale received since</translation>
  </message>
  <message>
   <source>{n} vente à régler</source>
   <translation>{n} sale to settle</translation>
  </message>
  <message>
   <source>{n} ventes</source>
   <translation>{n} sales</translation>
  </message>
  <message>
   <source>{n} ventes reçues depuis</source>
   <translation>{n} sales received since</translation>
  </message>
  <message>
   <source>{n} ventes à régler</source>
   <translation>{n} sales to settle</translation>
  </message>
  <message>
   <source>… et {n} autre</source>
   <translation>… and {n} other</translation>
  </message>
  <message>
   <source>… et {n} autres</source>
   <translation>… and {n} others</translation>
  </message>
 </context>
 <context>
  <name>SauvegardesPage</name>
  <message>
   <source>Comptoir en fait une par jour ; la première peut se faire ici.</source>
   <translation>Comptoir makes one a day; the first can be made here.</translation>
  </message>
  <message>
   <source>Copie dans le second dossier.</source>
   <translation>Copying into the second folder.</translation>
  </message>
  <message>
   <source>Copie des données ; les ventes continuent.</source>
   <translation>Copying the data; sales go on.</translation>
  </message>
  <message>
   <source>Copies</source>
   <translation>Copies</translation>
  </message>
  <message>
   <source>Dernière copie {when}, vérifiée ; une par jour, sept gardées.</source>
   <translation>Last copy {when}, checked; one a day, seven kept.</translation>
  </message>
  <message>
   <source>La copie est relue et vérifiée en entier.</source>
   <translation>The copy is read again and checked in full.</translation>
  </message>
  <message>
   <source>La copie est vérifiée, puis comparée avec vos données d’aujourd’hui.</source>
   <translation>The copy is checked, then compared with your data of today.</translation>
  </message>
  <message>
   <source>Les sauvegardes précédentes sont gardées.</source>
   <translation>Earlier backups are kept.</translation>
  </message>
  <message>
   <source>Ouvrir le dossier</source>
   <translation>Open the folder</translation>
  </message>
  <message>
   <source>Pas encore de sauvegarde</source>
   <translation>No backup yet</translation>
  </message>
  <message>
   <source>Préparation de la sauvegarde</source>
   <translation>Preparing the backup</translation>
  </message>
  <message>
   <source>Sauvegarde arrêtée</source>
   <translation>Backup stopped</translation>
  </message>
  <message>
   <source>Sauvegarde en cours</source>
   <translation>Backup under way</translation>
  </message>
  <message>
   <source>Sauvegarde faite et vérifiée</source>
   <translation>Backup made and checked</translation>
  </message>
  <message>
   <source>Sauvegarder maintenant</source>
   <translation>Back up now</translation>
  </message>
  <message>
   <source>Sauvegardes</source>
   <translation>Backups</translation>
  </message>
  <message>
   <source>Une copie par jour, vérifiée ; sept gardées.</source>
   <translation>One copy a day, checked; seven kept.</translation>
  </message>
 </context>
 <context>
  <name>SearchButton</name>
  <message>
   <source>Article, vente, numéro…</source>
   <translation>Item, sale, number…</translation>
  </message>
  <message>
   <source>Ctrl K</source>
   <translation>Ctrl K</translation>
  </message>
  <message>
   <source>Rechercher partout, Ctrl+K</source>
   <translation>Search everywhere, Ctrl+K</translation>
  </message>
  <message>
   <source>Rechercher…</source>
   <translation>Search…</translation>
  </message>
 </context>
 <context>
  <name>SearchField</name>
  <message>
   <source>Effacer la recherche</source>
   <translation>Clear the search</translation>
  </message>
  <message>
   <source>Rechercher : {what}</source>
   <translation>Search: {what}</translation>
  </message>
 </context>
 <context>
  <name>SecondDossier</name>
  <message>
   <source>Choisir le dossier de la seconde copie</source>
   <translation>Choose the folder of the second copy</translation>
  </message>
  <message>
   <source>Choisir un dossier…</source>
   <translation>Choose a folder…</translation>
  </message>
  <message>
   <source>Ne plus copier là</source>
   <translation>No longer copy there</translation>
  </message>
  <message>
   <source>Second dossier, une clé USB par exemple</source>
   <translation>Second folder, a USB key for instance</translation>
  </message>
 </context>
 <context>
  <name>Secours</name>
  <message>
   <source>Aucune sauvegarde n’a encore été faite.</source>
   <translation>No backup was made yet.</translation>
  </message>
  <message>
   <source>La dernière sauvegarde a {n} jour.</source>
   <translation>The last backup is {n} day old.</translation>
  </message>
  <message>
   <source>La dernière sauvegarde a {n} jours.</source>
   <translation>The last backup is {n} days old.</translation>
  </message>
  <message>
   <source>Le journal des envois ne peut pas être écrit : le disque est plein ou protégé. Les ventes sont bien enregistrées, mais une restauration ne les reprendrait pas.</source>
   <translation>The journal of requests cannot be written: the disk is full or protected. Sales are recorded all the same, but a restore would not bring them back.</translation>
  </message>
  <message>
   <source>Masquer</source>
   <translation>Hide</translation>
  </message>
  <message>
   <source>Repris du journal des envois : {words}.</source>
   <translation>Taken up from the journal of requests: {words}.</translation>
  </message>
  <message>
   <source>Voir le détail</source>
   <translation>View the detail</translation>
  </message>
  <message>
   <source>Voir les sauvegardes</source>
   <translation>View the backups</translation>
  </message>
 </context>
 <context>
  <name>SelectionBar</name>
  <message>
   <source>Lignes choisies</source>
   <translation>Selected rows</translation>
  </message>
  <message>
   <source>Ne plus rien choisir</source>
   <translation>Clear the selection</translation>
  </message>
  <message>
   <source>{n} ligne choisie</source>
   <translation>{n} row selected</translation>
  </message>
  <message>
   <source>{n} lignes choisies</source>
   <translation>{n} rows selected</translation>
  </message>
 </context>
 <context>
  <name>ServerPill</name>
  <message>
   <source>1 terminal</source>
   <translation>1 terminal</translation>
  </message>
  <message>
   <source>Serveur : {facts}</source>
   <translation>Server: {facts}</translation>
  </message>
  <message>
   <source>aucun terminal</source>
   <translation>no terminal</translation>
  </message>
  <message>
   <source>{n} terminaux</source>
   <translation>{n} terminals</translation>
  </message>
 </context>
 <context>
  <name>ServerPopover</name>
  <message>
   <source>Cet ordinateur n’est relié à aucun réseau : les terminaux ne peuvent pas le joindre. Connectez-le au Wi-Fi de la boutique.</source>
   <translation>This computer is on no network: terminals cannot reach it. Connect it to the shop’s Wi-Fi.</translation>
  </message>
  <message>
   <source>Dans l’application du terminal, saisissez cette adresse ou scannez le code. Le terminal doit être sur le même Wi-Fi.</source>
   <translation>In the terminal’s app, enter this address or scan the code. The terminal must be on the same Wi-Fi.</translation>
  </message>
  <message>
   <source>Le serveur se prépare.</source>
   <translation>The server is getting ready.</translation>
  </message>
  <message>
   <source>Réessayer</source>
   <translation>Try again</translation>
  </message>
  <message>
   <source>Serveur</source>
   <translation>Server</translation>
  </message>
  <message>
   <source>Voir les terminaux</source>
   <translation>View the terminals</translation>
  </message>
 </context>
 <context>
  <name>ServerStatus</name>
  <message>
   <source>Arrêté</source>
   <translation>Stopped</translation>
  </message>
  <message>
   <source>Démarrage</source>
   <translation>Starting</translation>
  </message>
  <message>
   <source>En ligne</source>
   <translation>Online</translation>
  </message>
  <message>
   <source>Port occupé</source>
   <translation>Port busy</translation>
  </message>
 </context>
 <context>
  <name>Shell</name>
  <message>
   <source>Adresse et QR code du serveur</source>
   <translation>Address and QR code of the server</translation>
  </message>
  <message>
   <source>Aide et touches</source>
   <translation>Help and keys</translation>
  </message>
  <message>
   <source>Apparence claire</source>
   <translation>Light appearance</translation>
  </message>
  <message>
   <source>Apparence du système</source>
   <translation>Appearance of the system</translation>
  </message>
  <message>
   <source>Apparence sombre</source>
   <translation>Dark appearance</translation>
  </message>
  <message>
   <source>Comptoir : {state}</source>
   <translation>Comptoir: {state}</translation>
  </message>
  <message>
   <source>Comptoir parlera cette langue à sa prochaine ouverture.</source>
   <translation>Comptoir will speak this language the next time it opens.</translation>
  </message>
  <message>
   <source>Langue : {nom}</source>
   <translation>Language: {nom}</translation>
  </message>
  <message>
   <source>Le fichier de données est endommagé. Revenez à une sauvegarde : ce que les terminaux ont envoyé depuis sera repris, et le fichier abîmé gardé.</source>
   <translation>The data file is damaged. Go back to a backup: what terminals have sent since will be taken up again, and the damaged file kept.</translation>
  </message>
  <message>
   <source>Ouvrir le dossier des journaux</source>
   <translation>Open the log folder</translation>
  </message>
  <message>
   <source>Quitter Comptoir</source>
   <translation>Quit Comptoir</translation>
  </message>
  <message>
   <source>Rechercher</source>
   <translation>Search</translation>
  </message>
  <message>
   <source>Réessayer</source>
   <translation>Try again</translation>
  </message>
  <message>
   <source>Scanner un article</source>
   <translation>Scan an item</translation>
  </message>
  <message>
   <source>Taux du jour</source>
   <translation>Rate of the day</translation>
  </message>
  <message>
   <source>Taux enregistré</source>
   <translation>Rate recorded</translation>
  </message>
  <message>
   <source>Utiliser le port {port}</source>
   <translation>Use port {port}</translation>
  </message>
  <message>
   <source>Voir</source>
   <translation>Show</translation>
  </message>
  <message>
   <source>Voir les sauvegardes</source>
   <translation>View the backups</translation>
  </message>
  <message>
   <source>langue anglais english</source>
   <translation>language french français langue</translation>
  </message>
  <message>
   <source>thème mode nuit</source>
   <translation>theme mode night</translation>
  </message>
  <message>
   <source>{sentence} L’adresse est alors à changer dans chaque terminal.</source>
   <translation>{sentence} The address then has to be changed in each terminal.</translation>
  </message>
  <message>
   <source>À propos de Comptoir</source>
   <translation>About Comptoir</translation>
  </message>
 </context>
 <context>
  <name>SidePanel</name>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Précédente</source>
   <translation>Previous</translation>
  </message>
  <message>
   <source>Suivante</source>
   <translation>Next</translation>
  </message>
 </context>
 <context>
  <name>Spinner</name>
  <message>
   <source>En attente</source>
   <translation>Waiting</translation>
  </message>
 </context>
 <context>
  <name>SuspectRow</name>
  <message>
   <source>Voir</source>
   <translation>View</translation>
  </message>
  <message>
   <source>Voir : {title}</source>
   <translation>View: {title}</translation>
  </message>
 </context>
 <context>
  <name>Suspects</name>
  <message>
   <source>En tout {pieces} sur le stock.</source>
   <translation>In all {pieces} on the stock.</translation>
  </message>
  <message>
   <source>Envoi reçu longtemps après la vente : {pieces} sur le stock.</source>
   <translation>Upload received long after the sale: {pieces} on the stock.</translation>
  </message>
  <message>
   <source>Le stock n’en tient pas encore compte : {pieces} à venir.</source>
   <translation>The stock does not count it yet: {pieces} to come.</translation>
  </message>
  <message>
   <source>Une entrée ou un comptage a manqué à ce moment-là.</source>
   <translation>An entry or a count was missing at that moment.</translation>
  </message>
  <message>
   <source>{nom} a sauté des numéros : des ventes n’ont peut-être pas été reçues.</source>
   <translation>{nom} has skipped numbers: some sales may not have been received.</translation>
  </message>
  <message>
   <source>{nom} n’a rien envoyé depuis {since} : il garde peut-être des ventes.</source>
   <translation>{nom} has sent nothing since {since}: it may hold sales.</translation>
  </message>
  <message>
   <source>{n} ajustement à la main</source>
   <translation>{n} adjustment by hand</translation>
  </message>
  <message>
   <source>{n} ajustements à la main</source>
   <translation>{n} adjustments by hand</translation>
  </message>
  <message>
   <source>{n} numéro manquant</source>
   <translation>{n} missing number</translation>
  </message>
  <message>
   <source>{n} numéros manquants</source>
   <translation>{n} missing numbers</translation>
  </message>
  <message>
   <source>{n} passage sous zéro</source>
   <translation>{n} time below zero</translation>
  </message>
  <message>
   <source>{n} passages sous zéro</source>
   <translation>{n} times below zero</translation>
  </message>
  <message>
   <source>{n} terminal silencieux</source>
   <translation>{n} silent terminal</translation>
  </message>
  <message>
   <source>{n} terminaux silencieux</source>
   <translation>{n} silent terminals</translation>
  </message>
  <message>
   <source>{n} vente tardive</source>
   <translation>{n} late sale</translation>
  </message>
  <message>
   <source>{n} vente à régler</source>
   <translation>{n} sale to settle</translation>
  </message>
  <message>
   <source>{n} ventes tardives</source>
   <translation>{n} late sales</translation>
  </message>
  <message>
   <source>{n} ventes à régler</source>
   <translation>{n} sales to settle</translation>
  </message>
 </context>
 <context>
  <name>TableHeader</name>
  <message>
   <source>En-têtes de colonnes</source>
   <translation>Column headers</translation>
  </message>
 </context>
 <context>
  <name>TablePage</name>
  <message>
   <source>Collez-les où vous voulez, par Ctrl+V.</source>
   <translation>Paste them where you like, with Ctrl+V.</translation>
  </message>
  <message>
   <source>Copier</source>
   <translation>Copy</translation>
  </message>
 </context>
 <context>
  <name>TauxDialog</name>
  <message>
   <source>1 $ vaut, en francs</source>
   <translation>1 $ is worth, in francs</translation>
  </message>
  <message>
   <source>Annuler</source>
   <translation>Cancel</translation>
  </message>
  <message>
   <source>Derniers taux</source>
   <translation>Latest rates</translation>
  </message>
  <message>
   <source>Enregistrer le taux</source>
   <translation>Save the rate</translation>
  </message>
  <message>
   <source>Il sert à montrer une somme dans l’autre devise. Les ventes gardent la leur.</source>
   <translation>It serves to show a sum in the other currency. Sales keep their own.</translation>
  </message>
  <message>
   <source>Par exemple : 2 850</source>
   <translation>For example: 2,850</translation>
  </message>
  <message>
   <source>Taux du jour</source>
   <translation>Rate of the day</translation>
  </message>
  <message>
   <source>Écrivez ce que vaut 1 $ en francs, par exemple 2 850.</source>
   <translation>Write what 1 $ is worth in francs, for example 2,850.</translation>
  </message>
 </context>
 <context>
  <name>TerminalActions</name>
  <message>
   <source>Allumez le nouvel appareil et donnez-lui l’adresse de ce serveur. Il apparaît alors en haut de cette page : en l’autorisant, choisissez « Ce terminal remplace : {nom} ». L’ancien appareil est désactivé et son historique est gardé.</source>
   <translation>Switch on the new device and give it the address of this server. It then appears at the top of this page: when you allow it, choose “This terminal replaces: {nom}”. The old device is deactivated and its history is kept.</translation>
  </message>
  <message>
   <source>Ce qui a été enregistré reste compté.</source>
   <translation>What was recorded stays counted.</translation>
  </message>
  <message>
   <source>Compris</source>
   <translation>Understood</translation>
  </message>
  <message>
   <source>Les mêmes numéros seront de nouveau comparés</source>
   <translation>Equal numbers will be compared again</translation>
  </message>
  <message>
   <source>Numéro de série copié</source>
   <translation>Serial number copied</translation>
  </message>
  <message>
   <source>Remplacer l’appareil de {nom}</source>
   <translation>Replace the device of {nom}</translation>
  </message>
  <message>
   <source>Terminal autorisé</source>
   <translation>Terminal allowed</translation>
  </message>
  <message>
   <source>Terminal désactivé</source>
   <translation>Terminal deactivated</translation>
  </message>
  <message>
   <source>Terminal modifié</source>
   <translation>Terminal changed</translation>
  </message>
  <message>
   <source>Terminal refusé</source>
   <translation>Terminal refused</translation>
  </message>
  <message>
   <source>Terminal renommé</source>
   <translation>Terminal renamed</translation>
  </message>
 </context>
 <context>
  <name>TerminalChips</name>
  <message>
   <source>Alerte</source>
   <translation>Alert</translation>
  </message>
  <message>
   <source>Deux appareils sous le même numéro</source>
   <translation>Two devices under one number</translation>
  </message>
  <message>
   <source>Horloge déréglée</source>
   <translation>Clock off</translation>
  </message>
  <message>
   <source>Numéros manquants</source>
   <translation>Missing numbers</translation>
  </message>
  <message>
   <source>Silencieux</source>
   <translation>Silent</translation>
  </message>
  <message>
   <source>Ventes à régler</source>
   <translation>Sales to settle</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Version</translation>
  </message>
 </context>
 <context>
  <name>TerminalColumns</name>
  <message>
   <source>Actif</source>
   <translation>Active</translation>
  </message>
  <message>
   <source>Adresse</source>
   <translation>Address</translation>
  </message>
  <message>
   <source>Aucun numéro sauté ces 7 derniers jours, ou des numéros qui ne se suivent pas</source>
   <translation>No number skipped in the last 7 days, or numbers that do not follow each other</translation>
  </message>
  <message>
   <source>Aujourd’hui : {n}</source>
   <translation>Today: {n}</translation>
  </message>
  <message>
   <source>Créées</source>
   <translation>Created</translation>
  </message>
  <message>
   <source>Dernière activité</source>
   <translation>Last activity</translation>
  </message>
  <message>
   <source>Dernière vente</source>
   <translation>Last sale</translation>
  </message>
  <message>
   <source>Doublons</source>
   <translation>Duplicates</translation>
  </message>
  <message>
   <source>Désactivé</source>
   <translation>Deactivated</translation>
  </message>
  <message>
   <source>En attente</source>
   <translation>Waiting</translation>
  </message>
  <message>
   <source>Horloge</source>
   <translation>Clock</translation>
  </message>
  <message>
   <source>N° manquants</source>
   <translation>Missing no.</translation>
  </message>
  <message>
   <source>Pas encore mesurée</source>
   <translation>Not measured yet</translation>
  </message>
  <message>
   <source>Refusé</source>
   <translation>Refused</translation>
  </message>
  <message>
   <source>Refusées</source>
   <translation>Refused</translation>
  </message>
  <message>
   <source>Reçues</source>
   <translation>Received</translation>
  </message>
  <message>
   <source>Silencieux depuis {duree}</source>
   <translation>Silent for {duree}</translation>
  </message>
  <message>
   <source>Terminal</source>
   <translation>Terminal</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Version</translation>
  </message>
  <message>
   <source>Vu aussi à l’adresse {autre}</source>
   <translation>Also seen at address {autre}</translation>
  </message>
  <message>
   <source>jamais</source>
   <translation>never</translation>
  </message>
  <message>
   <source>{nom}, n° de série {serie}</source>
   <translation>{nom}, serial no. {serie}</translation>
  </message>
  <message>
   <source>À l’heure</source>
   <translation>On time</translation>
  </message>
  <message>
   <source>À surveiller</source>
   <translation>To watch</translation>
  </message>
  <message>
   <source>État</source>
   <translation>State</translation>
  </message>
 </context>
 <context>
  <name>TerminalDetail</name>
  <message>
   <source>Adresse</source>
   <translation>Address</translation>
  </message>
  <message>
   <source>Aujourd’hui</source>
   <translation>Today</translation>
  </message>
  <message>
   <source>Ce terminal n’a encore rien envoyé.</source>
   <translation>This terminal has sent nothing yet.</translation>
  </message>
  <message>
   <source>Copier le numéro de série</source>
   <translation>Copy the serial number</translation>
  </message>
  <message>
   <source>Dern. vente</source>
   <translation>Last sale</translation>
  </message>
  <message>
   <source>Derniers envois</source>
   <translation>Latest uploads</translation>
  </message>
  <message>
   <source>Horloge</source>
   <translation>Clock</translation>
  </message>
  <message>
   <source>Journal</source>
   <translation>Log</translation>
  </message>
  <message>
   <source>Ne plus distinguer</source>
   <translation>No longer tell apart</translation>
  </message>
  <message>
   <source>N° de série</source>
   <translation>Serial no.</translation>
  </message>
  <message>
   <source>Relié</source>
   <translation>Connected</translation>
  </message>
  <message>
   <source>Remplace</source>
   <translation>Replaces</translation>
  </message>
  <message>
   <source>Sans numéro</source>
   <translation>No number</translation>
  </message>
  <message>
   <source>Tout voir</source>
   <translation>View all</translation>
  </message>
  <message>
   <source>Ventes toujours distinctes de {terminal}</source>
   <translation>Sales always distinct from {terminal}</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Version</translation>
  </message>
  <message>
   <source>Voir</source>
   <translation>View</translation>
  </message>
  <message>
   <source>Voir l’envoi de {heure}</source>
   <translation>View the upload of {heure}</translation>
  </message>
  <message>
   <source>Voir {numero}</source>
   <translation>View {numero}</translation>
  </message>
  <message>
   <source>Vu</source>
   <translation>Seen</translation>
  </message>
  <message>
   <source>aucune</source>
   <translation>none</translation>
  </message>
  <message>
   <source>décidé par {who}, {when}</source>
   <translation>decided by {who}, {when}</translation>
  </message>
  <message>
   <source>jamais</source>
   <translation>never</translation>
  </message>
  <message>
   <source>mesurée {when}</source>
   <translation>measured {when}</translation>
  </message>
  <message>
   <source>pas encore mesurée</source>
   <translation>not measured yet</translation>
  </message>
  <message>
   <source>{n} créée</source>
   <translation>{n} created</translation>
  </message>
  <message>
   <source>{n} créées</source>
   <translation>{n} created</translation>
  </message>
  <message>
   <source>{n} doublon</source>
   <translation>{n} duplicate</translation>
  </message>
  <message>
   <source>{n} doublons</source>
   <translation>{n} duplicates</translation>
  </message>
  <message>
   <source>{n} refusée</source>
   <translation>{n} refused</translation>
  </message>
  <message>
   <source>{n} refusées</source>
   <translation>{n} refused</translation>
  </message>
  <message>
   <source>{n} reçue</source>
   <translation>{n} received</translation>
  </message>
  <message>
   <source>{n} reçues</source>
   <translation>{n} received</translation>
  </message>
  <message>
   <source>À régler</source>
   <translation>To settle</translation>
  </message>
  <message>
   <source>à l’heure</source>
   <translation>on time</translation>
  </message>
 </context>
 <context>
  <name>TerminalFoot</name>
  <message>
   <source>Désactiver</source>
   <translation>Deactivate</translation>
  </message>
  <message>
   <source>Remplacer l’appareil</source>
   <translation>Replace the device</translation>
  </message>
  <message>
   <source>Renommer</source>
   <translation>Rename</translation>
  </message>
  <message>
   <source>Réactiver</source>
   <translation>Reactivate</translation>
  </message>
 </context>
 <context>
  <name>TerminalRow</name>
  <message>
   <source>Autoriser…</source>
   <translation>Allow…</translation>
  </message>
  <message>
   <source>Désactiver</source>
   <translation>Deactivate</translation>
  </message>
  <message>
   <source>Refuser</source>
   <translation>Refuse</translation>
  </message>
  <message>
   <source>Réactiver</source>
   <translation>Reactivate</translation>
  </message>
  <message>
   <source>Terminal inconnu</source>
   <translation>Unknown terminal</translation>
  </message>
  <message>
   <source>a demandé {when}</source>
   <translation>asked {when}</translation>
  </message>
  <message>
   <source>n° de série {serie}</source>
   <translation>serial no. {serie}</translation>
  </message>
  <message>
   <source>version {v}</source>
   <translation>version {v}</translation>
  </message>
  <message>
   <source>vu {when}</source>
   <translation>seen {when}</translation>
  </message>
 </context>
 <context>
  <name>TerminalWarnings</name>
  <message>
   <source>Ce numéro de série est venu de {une} et de {autre} à quelques minutes d’intervalle. Vérifiez qu’un seul appareil l’utilise.</source>
   <translation>This serial number came from {une} and from {autre} within a few minutes. Check that only one device uses it.</translation>
  </message>
  <message>
   <source>C’est lui qui date ses ventes : réglez sa date et son heure sur « automatique ».</source>
   <translation>The terminal dates its own sales: set its date and time to “automatic”.</translation>
  </message>
  <message>
   <source>Deux appareils sous le même numéro</source>
   <translation>Two devices under the same number</translation>
  </message>
  <message>
   <source>Horloge en avance de {duree}</source>
   <translation>Clock fast by {duree}</translation>
  </message>
  <message>
   <source>Horloge en retard de {duree}</source>
   <translation>Clock slow by {duree}</translation>
  </message>
  <message>
   <source>Pas encore comptées : elles attendent votre décision dans « À régler ».</source>
   <translation>Not counted yet: they wait for your decision in “To settle”.</translation>
  </message>
  <message>
   <source>Pas encore reçus : {numeros}. Ces ventes sont peut-être restées sur le terminal : faites-le synchroniser.</source>
   <translation>Not received yet: {numeros}. These sales may still be on the terminal: make it synchronise.</translation>
  </message>
  <message>
   <source>Silencieux depuis {duree}</source>
   <translation>Silent for {duree}</translation>
  </message>
  <message>
   <source>{n} numéro manquant</source>
   <translation>{n} missing number</translation>
  </message>
  <message>
   <source>{n} numéros manquants</source>
   <translation>{n} missing numbers</translation>
  </message>
  <message>
   <source>{n} vente à régler</source>
   <translation>{n} sale to settle</translation>
  </message>
  <message>
   <source>{n} ventes à régler</source>
   <translation>{n} sales to settle</translation>
  </message>
  <message>
   <source>À cette heure il est d’habitude en service. Il est peut-être éteint, hors du Wi-Fi, ou son adresse de serveur n’est plus la bonne.</source>
   <translation>It is usually in use at this time. It may be switched off, out of the Wi-Fi, or its server address may no longer be right.</translation>
  </message>
 </context>
 <context>
  <name>TerminauxEnLotDialog</name>
  <message>
   <source>Choisissez de quels terminaux il s’agit.</source>
   <translation>Choose which terminals are meant.</translation>
  </message>
  <message>
   <source>Les deux terminaux</source>
   <translation>The two terminals</translation>
  </message>
  <message>
   <source>{n} vente qui attend est déjà enregistrée par l’autre.</source>
   <translation>{n} waiting sale is already recorded by the other.</translation>
  </message>
  <message>
   <source>{n} ventes qui attendent sont déjà enregistrées par l’autre.</source>
   <translation>{n} waiting sales are already recorded by the other.</translation>
  </message>
  <message>
   <source>{terminal} et {autre}</source>
   <translation>{terminal} and {autre}</translation>
  </message>
  <message>
   <source>{terminal} remplace {autre}</source>
   <translation>{terminal} replaces {autre}</translation>
  </message>
 </context>
 <context>
  <name>TerminauxPage</name>
  <message>
   <source>Aucun terminal n’est encore relié à cette boutique</source>
   <translation>No terminal is connected to this shop yet</translation>
  </message>
  <message>
   <source>Donnez l’adresse de ce serveur à un terminal : dès qu’il se connecte, il apparaît en haut de cette page et attend votre autorisation.</source>
   <translation>Give the address of this server to a terminal: as soon as it connects, it appears at the top of this page and waits for your permission.</translation>
  </message>
  <message>
   <source>Démarrer le serveur</source>
   <translation>Start the server</translation>
  </message>
  <message>
   <source>Désactivés</source>
   <translation>Deactivated</translation>
  </message>
  <message>
   <source>Fiche du terminal</source>
   <translation>Terminal details</translation>
  </message>
  <message>
   <source>Montrer le QR code</source>
   <translation>Show the QR code</translation>
  </message>
  <message>
   <source>Nom, n° de série ou adresse</source>
   <translation>Name, serial no. or address</translation>
  </message>
  <message>
   <source>Terminal {rank} sur {count}</source>
   <translation>Terminal {rank} of {count}</translation>
  </message>
  <message>
   <source>Terminaux</source>
   <translation>Terminals</translation>
  </message>
  <message>
   <source>Tester le réseau</source>
   <translation>Test the network</translation>
  </message>
  <message>
   <source>Tous</source>
   <translation>All</translation>
  </message>
  <message>
   <source>Un terminal joint ce serveur par le Wi-Fi, et cet ordinateur n’est relié à aucun réseau : connectez-le d’abord.</source>
   <translation>A terminal reaches this server over Wi-Fi, and this computer is connected to no network: connect it first.</translation>
  </message>
  <message>
   <source>Un terminal ne peut se présenter qu’à un serveur en marche, et celui-ci ne l’est pas.</source>
   <translation>A terminal can only ask a server that is running, and this one is not.</translation>
  </message>
  <message>
   <source>aujourd’hui : reçues = créées + doublons + refusées</source>
   <translation>today: received = created + duplicates + refused</translation>
  </message>
  <message>
   <source>{n} ligne</source>
   <translation>{n} row</translation>
  </message>
  <message>
   <source>{n} lignes</source>
   <translation>{n} rows</translation>
  </message>
  <message>
   <source>{n} terminal actif</source>
   <translation>{n} active terminal</translation>
  </message>
  <message>
   <source>{n} terminaux actifs</source>
   <translation>{n} active terminals</translation>
  </message>
  <message>
   <source>{n} à surveiller</source>
   <translation>{n} to watch</translation>
  </message>
  <message>
   <source>À autoriser</source>
   <translation>To allow</translation>
  </message>
  <message>
   <source>À surveiller</source>
   <translation>To watch</translation>
  </message>
 </context>
 <context>
  <name>ToSettlePill</name>
  <message>
   <source>Ventes reçues qui attendent votre décision</source>
   <translation>Received sales that wait for your decision</translation>
  </message>
  <message>
   <source>{n} à régler</source>
   <translation>{n} to settle</translation>
  </message>
  <message>
   <source>À régler, {n}</source>
   <translation>To settle, {n}</translation>
  </message>
 </context>
 <context>
  <name>Toast</name>
  <message>
   <source>Fermer</source>
   <translation>Close</translation>
  </message>
  <message>
   <source>Voir</source>
   <translation>View</translation>
  </message>
 </context>
 <context>
  <name>TopBar</name>
  <message>
   <source>Menu</source>
   <translation>Menu</translation>
  </message>
 </context>
 <context>
  <name>Tray</name>
  <message>
   <source>Ouvrir Comptoir</source>
   <translation>Open Comptoir</translation>
  </message>
  <message>
   <source>Quitter Comptoir</source>
   <translation>Quit Comptoir</translation>
  </message>
 </context>
 <context>
  <name>Undoing</name>
  <message>
   <source>Annuler</source>
   <translation>Undo</translation>
  </message>
  <message>
   <source>Mouvement annulé</source>
   <translation>Movement undone</translation>
  </message>
  <message>
   <source>{nom} : stock {avant} → {apres}</source>
   <translation>{nom}: stock {avant} → {apres}</translation>
  </message>
 </context>
 <context>
  <name>ValidationDialog</name>
  <message>
   <source> et </source>
   <translation> and </translation>
  </message>
  <message>
   <source>Ajustés à la main depuis leur comptage</source>
   <translation>Adjusted by hand since they were counted</translation>
  </message>
  <message>
   <source>Au coût d’achat : {sommes}</source>
   <translation>At cost: {sommes}</translation>
  </message>
  <message>
   <source>Aucun écart : le stock ne bouge pas.</source>
   <translation>No variance: the stock does not move.</translation>
  </message>
  <message>
   <source>Calcul de l’effet sur le stock…</source>
   <translation>Working out the effect on the stock…</translation>
  </message>
  <message>
   <source>Choisissez : les laisser, ou les mettre à zéro.</source>
   <translation>Choose: leave them, or set them to zero.</translation>
  </message>
  <message>
   <source>Des ventes peuvent encore arriver</source>
   <translation>Sales may still arrive</translation>
  </message>
  <message>
   <source>Les laisser</source>
   <translation>Leave them</translation>
  </message>
  <message>
   <source>Les mettre à zéro</source>
   <translation>Set them to zero</translation>
  </message>
  <message>
   <source>Leur stock ne bouge pas.</source>
   <translation>Their stock does not move.</translation>
  </message>
  <message>
   <source>Valider l’inventaire</source>
   <translation>Validate the stock count</translation>
  </message>
  <message>
   <source>Vendus avant leur comptage, reçus après</source>
   <translation>Sold before they were counted, received after</translation>
  </message>
  <message>
   <source>et {n} autre</source>
   <translation>and {n} other</translation>
  </message>
  <message>
   <source>et {n} autres</source>
   <translation>and {n} others</translation>
  </message>
  <message>
   <source>{compte} : {pieces} pièces</source>
   <translation>{compte}: {pieces} pieces</translation>
  </message>
  <message>
   <source>{noms} : déjà pris en compte dans l’écart.</source>
   <translation>{noms}: already allowed for in the variance.</translation>
  </message>
  <message>
   <source>{noms} : recomptez-les, sinon l’écart compte deux fois.</source>
   <translation>{noms}: count them again, or the variance counts twice.</translation>
  </message>
  <message>
   <source>{nom} ({n})</source>
   <translation>{nom} ({n})</translation>
  </message>
  <message>
   <source>{n} article a un stock et passe à zéro : compté comme absent.</source>
   <translation>{n} item has a stock and goes to zero: counted as absent.</translation>
  </message>
  <message>
   <source>{n} article ajusté</source>
   <translation>{n} item adjusted</translation>
  </message>
  <message>
   <source>{n} article n’a pas de coût : il n’est pas dans cette valeur.</source>
   <translation>{n} item has no cost: it is not in this value.</translation>
  </message>
  <message>
   <source>{n} article n’a pas été compté. Qu’en faire ?</source>
   <translation>{n} item was not counted. What becomes of it?</translation>
  </message>
  <message>
   <source>{n} articles ajustés</source>
   <translation>{n} items adjusted</translation>
  </message>
  <message>
   <source>{n} articles n’ont pas de coût : ils ne sont pas dans cette valeur.</source>
   <translation>{n} items have no cost: they are not in this value.</translation>
  </message>
  <message>
   <source>{n} articles n’ont pas été comptés. Qu’en faire ?</source>
   <translation>{n} items were not counted. What becomes of them?</translation>
  </message>
  <message>
   <source>{n} articles ont un stock et passent à zéro : comptés comme absents.</source>
   <translation>{n} items have a stock and go to zero: counted as absent.</translation>
  </message>
 </context>
 <context>
  <name>VenteActions</name>
  <message>
   <source>Annuler la vente…</source>
   <translation>Cancel the sale…</translation>
  </message>
  <message>
   <source>Cette vente est annulée.</source>
   <translation>This sale is cancelled.</translation>
  </message>
  <message>
   <source>Le stock ne bouge pas</source>
   <translation>The stock does not move</translation>
  </message>
  <message>
   <source>Retour enregistré</source>
   <translation>Return recorded</translation>
  </message>
  <message>
   <source>Retour…</source>
   <translation>Return…</translation>
  </message>
  <message>
   <source>Tout ce que cette vente contenait est déjà revenu.</source>
   <translation>All that this sale held has already come back.</translation>
  </message>
  <message>
   <source>Vente annulée</source>
   <translation>Sale cancelled</translation>
  </message>
  <message>
   <source>{n} pièce abîmée</source>
   <translation>{n} damaged piece</translation>
  </message>
  <message>
   <source>{n} pièce en rayon</source>
   <translation>{n} piece on the shelf</translation>
  </message>
  <message>
   <source>{n} pièce revenue en stock</source>
   <translation>{n} piece back in stock</translation>
  </message>
  <message>
   <source>{n} pièces abîmées</source>
   <translation>{n} damaged pieces</translation>
  </message>
  <message>
   <source>{n} pièces en rayon</source>
   <translation>{n} pieces on the shelf</translation>
  </message>
  <message>
   <source>{n} pièces revenues en stock</source>
   <translation>{n} pieces back in stock</translation>
  </message>
  <message>
   <source>{pieces}, {montant} rendus, vente {numero}</source>
   <translation>{pieces}, {montant} given back, sale {numero}</translation>
  </message>
  <message>
   <source>{what}, vente {numero}</source>
   <translation>{what}, sale {numero}</translation>
  </message>
 </context>
 <context>
  <name>VenteChips</name>
  <message>
   <source>Annulée</source>
   <translation>Cancelled</translation>
  </message>
  <message>
   <source>Appliquée</source>
   <translation>Applied</translation>
  </message>
  <message>
   <source>Avec retour</source>
   <translation>With a return</translation>
  </message>
  <message>
   <source>Devise</source>
   <translation>Currency</translation>
  </message>
  <message>
   <source>Mode</source>
   <translation>Means</translation>
  </message>
  <message>
   <source>Montant</source>
   <translation>Amount</translation>
  </message>
  <message>
   <source>Tardive</source>
   <translation>Late</translation>
  </message>
  <message>
   <source>Terminal</source>
   <translation>Terminal</translation>
  </message>
  <message>
   <source>À vérifier</source>
   <translation>To check</translation>
  </message>
  <message>
   <source>État</source>
   <translation>State</translation>
  </message>
 </context>
 <context>
  <name>VenteColumns</name>
  <message>
   <source>Annulée</source>
   <translation>Cancelled</translation>
  </message>
  <message>
   <source>Appliquée</source>
   <translation>Applied</translation>
  </message>
  <message>
   <source>Articles</source>
   <translation>Items</translation>
  </message>
  <message>
   <source>Autre</source>
   <translation>Other</translation>
  </message>
  <message>
   <source>Carte</source>
   <translation>Card</translation>
  </message>
  <message>
   <source>Crédit</source>
   <translation>Credit</translation>
  </message>
  <message>
   <source>Dette</source>
   <translation>Debt</translation>
  </message>
  <message>
   <source>Espèces</source>
   <translation>Cash</translation>
  </message>
  <message>
   <source>Mobile money</source>
   <translation>Mobile money</translation>
  </message>
  <message>
   <source>N°</source>
   <translation>No.</translation>
  </message>
  <message>
   <source>Paiement</source>
   <translation>Payment</translation>
  </message>
  <message>
   <source>Payée</source>
   <translation>Paid</translation>
  </message>
  <message>
   <source>Rendue</source>
   <translation>Returned</translation>
  </message>
  <message>
   <source>Retour</source>
   <translation>Return</translation>
  </message>
  <message>
   <source>Reçue</source>
   <translation>Received</translation>
  </message>
  <message>
   <source>Tardive</source>
   <translation>Late</translation>
  </message>
  <message>
   <source>Terminal</source>
   <translation>Terminal</translation>
  </message>
  <message>
   <source>Total</source>
   <translation>Total</translation>
  </message>
  <message>
   <source>Vendue à</source>
   <translation>Sold at</translation>
  </message>
  <message>
   <source>État</source>
   <translation>State</translation>
  </message>
  <message>
   <source>à l’instant</source>
   <translation>just now</translation>
  </message>
 </context>
 <context>
  <name>VenteDetail</name>
  <message>
   <source>Articles</source>
   <translation>Items</translation>
  </message>
  <message>
   <source>Ce que cela a fait au stock</source>
   <translation>What it did to the stock</translation>
  </message>
  <message>
   <source>Contenu reçu</source>
   <translation>Content received</translation>
  </message>
  <message>
   <source>Copier le numéro</source>
   <translation>Copy the number</translation>
  </message>
  <message>
   <source>Enregistrée sur le terminal</source>
   <translation>Recorded on the terminal</translation>
  </message>
  <message>
   <source>Net</source>
   <translation>Net</translation>
  </message>
  <message>
   <source>Paiement</source>
   <translation>Payment</translation>
  </message>
  <message>
   <source>Reconnue dans À régler, reçue de {terminal}</source>
   <translation>Recognised in To settle, received from {terminal}</translation>
  </message>
  <message>
   <source>Refusée, gardée dans À régler</source>
   <translation>Refused, kept in To settle</translation>
  </message>
  <message>
   <source>Remis par un inventaire</source>
   <translation>Put back by a stock count</translation>
  </message>
  <message>
   <source>Rendu</source>
   <translation>Given back</translation>
  </message>
  <message>
   <source>Renvoyée par le terminal</source>
   <translation>Sent again by the terminal</translation>
  </message>
  <message>
   <source>Renvoyée par {terminal}</source>
   <translation>Sent again by {terminal}</translation>
  </message>
  <message>
   <source>Retours</source>
   <translation>Returns</translation>
  </message>
  <message>
   <source>Reçue</source>
   <translation>Received</translation>
  </message>
  <message>
   <source>Reçue, {n} mouvement écrit</source>
   <translation>Received, {n} movement written</translation>
  </message>
  <message>
   <source>Reçue, {n} mouvements écrits</source>
   <translation>Received, {n} movements written</translation>
  </message>
  <message>
   <source>Synchronisation</source>
   <translation>Synchronisation</translation>
  </message>
  <message>
   <source>Terminal</source>
   <translation>Terminal</translation>
  </message>
  <message>
   <source>Total envoyé</source>
   <translation>Total sent</translation>
  </message>
  <message>
   <source>Vendue</source>
   <translation>Sold</translation>
  </message>
  <message>
   <source>Voir l’inventaire « {nom} »</source>
   <translation>View stock count “{nom}”</translation>
  </message>
  <message>
   <source>date non communiquée</source>
   <translation>date not given</translation>
  </message>
  <message>
   <source>déjà connue : rien n’a bougé, {lot}</source>
   <translation>already known: nothing moved, {lot}</translation>
  </message>
  <message>
   <source>lot n° {n}</source>
   <translation>batch no. {n}</translation>
  </message>
  <message>
   <source>{n} ligne</source>
   <translation>{n} row</translation>
  </message>
  <message>
   <source>{n} lignes</source>
   <translation>{n} rows</translation>
  </message>
  <message>
   <source>{n} pièce</source>
   <translation>{n} piece</translation>
  </message>
  <message>
   <source>{n} pièces</source>
   <translation>{n} pieces</translation>
  </message>
 </context>
 <context>
  <name>VenteSuite</name>
  <message>
   <source>Annulée {when} par {who}</source>
   <translation>Cancelled {when} by {who}</translation>
  </message>
  <message>
   <source>Aucun motif donné.</source>
   <translation>No reason given.</translation>
  </message>
  <message>
   <source>Ces deux terminaux numérotent chacun de leur côté, donc les deux ventes comptent. Vérifiez que ce n’est pas une seule vente envoyée deux fois.</source>
   <translation>These two terminals number on their own, so both sales count. Check that it is not one sale sent twice.</translation>
  </message>
  <message>
   <source>Date du terminal impossible</source>
   <translation>Impossible date of the terminal</translation>
  </message>
  <message>
   <source>Il a écrit {envoye}, ses lignes font {total} : ce sont elles qui comptent.</source>
   <translation>It wrote {envoye}, its lines make {total}: they are what counts.</translation>
  </message>
  <message>
   <source>La boutique accepte les ventes que le stock ne couvre pas : il manque une entrée, ou un comptage.</source>
   <translation>The shop accepts sales that the stock does not cover: an entry or a count is missing.</translation>
  </message>
  <message>
   <source>Le stock est passé sous zéro</source>
   <translation>The stock went below zero</translation>
  </message>
  <message>
   <source>Le terminal a envoyé un autre total</source>
   <translation>The terminal sent another total</translation>
  </message>
  <message>
   <source>Le terminal n’en a donné aucune : la vente compte pour le {jour}, jour de son arrivée.</source>
   <translation>The terminal gave none: the sale counts for {jour}, the day it arrived.</translation>
  </message>
  <message>
   <source>Retour n° {n}, {where}</source>
   <translation>Return no. {n}, {where}</translation>
  </message>
  <message>
   <source>Son horloge disait {date} : la vente compte pour le {jour}, jour où elle est arrivée. Réglez l’heure du terminal.</source>
   <translation>Its clock said {date}: the sale counts for {jour}, the day it arrived. Set the time of the terminal.</translation>
  </message>
  <message>
   <source>Un autre terminal a la même vente sous ce numéro</source>
   <translation>Another terminal has the same sale under this number</translation>
  </message>
  <message>
   <source>Vendue avant un comptage, reçue après</source>
   <translation>Sold before a count, received after it</translation>
  </message>
  <message>
   <source>Vente sans date</source>
   <translation>Sale without a date</translation>
  </message>
  <message>
   <source>abîmé</source>
   <translation>damaged</translation>
  </message>
  <message>
   <source>envoyé à part par le terminal</source>
   <translation>sent apart by the terminal</translation>
  </message>
  <message>
   <source>remis en rayon</source>
   <translation>back on the shelf</translation>
  </message>
  <message>
   <source>{kind} n° {n}</source>
   <translation>{kind} no. {n}</translation>
  </message>
  <message>
   <source>{n} pièce</source>
   <translation>{n} piece</translation>
  </message>
  <message>
   <source>{n} pièce était déjà partie</source>
   <translation>{n} piece was already gone</translation>
  </message>
  <message>
   <source>{n} pièces</source>
   <translation>{n} pieces</translation>
  </message>
  <message>
   <source>{n} pièces étaient déjà parties</source>
   <translation>{n} pieces were already gone</translation>
  </message>
  <message>
   <source>{pieces} quand l’inventaire « {nom} » a compté le rayon, {when} : un ajustement rend au stock ce que la vente lui a repris, il ne baisse donc qu’une fois.</source>
   <translation>{pieces} when stock count “{nom}” counted the shelf, {when}: an adjustment gives back to the stock what the sale took from it again, so it goes down only once.</translation>
  </message>
 </context>
 <context>
  <name>VentesArticlePage</name>
  <message>
   <source>Article</source>
   <translation>Item</translation>
  </message>
  <message>
   <source>Aucune vente reçue ne contient encore cet article.</source>
   <translation>No sale received so far holds this item.</translation>
  </message>
  <message>
   <source>Jamais vendu</source>
   <translation>Never sold</translation>
  </message>
  <message>
   <source>Numéro</source>
   <translation>Number</translation>
  </message>
  <message>
   <source>Toutes</source>
   <translation>All</translation>
  </message>
  <message>
   <source>Ventes</source>
   <translation>Sales</translation>
  </message>
  <message>
   <source>Ventes de l’article</source>
   <translation>Sales of the item</translation>
  </message>
  <message>
   <source>tout ce que ces ventes contiennent, sans les annulées</source>
   <translation>all that these sales hold, without the cancelled ones</translation>
  </message>
  <message>
   <source>{n} vente</source>
   <translation>{n} sale</translation>
  </message>
  <message>
   <source>{n} ventes</source>
   <translation>{n} sales</translation>
  </message>
 </context>
 <context>
  <name>VentesPage</name>
  <message>
   <source>Annulées</source>
   <translation>Cancelled</translation>
  </message>
  <message>
   <source>Aucun terminal n’est encore relié à cette boutique, donc aucune vente ne peut arriver.</source>
   <translation>No terminal is connected to this shop yet, so no sale can arrive.</translation>
  </message>
  <message>
   <source>Aucune vente</source>
   <translation>No sale</translation>
  </message>
  <message>
   <source>Aucune vente aujourd’hui</source>
   <translation>No sale today</translation>
  </message>
  <message>
   <source>Aucune vente ce mois-ci</source>
   <translation>No sale this month</translation>
  </message>
  <message>
   <source>Aucune vente en sept jours</source>
   <translation>No sale in seven days</translation>
  </message>
  <message>
   <source>Aucune vente hier</source>
   <translation>No sale yesterday</translation>
  </message>
  <message>
   <source>Aucune vente {days}</source>
   <translation>No sale {days}</translation>
  </message>
  <message>
   <source>Dettes</source>
   <translation>Debts</translation>
  </message>
  <message>
   <source>Détail de la vente</source>
   <translation>Sale details</translation>
  </message>
  <message>
   <source>Le serveur est prêt : {address}</source>
   <translation>The server is ready: {address}</translation>
  </message>
  <message>
   <source>Numéro copié</source>
   <translation>Number copied</translation>
  </message>
  <message>
   <source>Numéro ou article</source>
   <translation>Number or item</translation>
  </message>
  <message>
   <source>Période</source>
   <translation>Period</translation>
  </message>
  <message>
   <source>Relier un terminal</source>
   <translation>Connect a terminal</translation>
  </message>
  <message>
   <source>Tardives</source>
   <translation>Late</translation>
  </message>
  <message>
   <source>Toutes</source>
   <translation>All</translation>
  </message>
  <message>
   <source>Une vente apparaît ici dès qu’un terminal l’envoie.</source>
   <translation>A sale appears here as soon as a terminal sends it.</translation>
  </message>
  <message>
   <source>Vente {rank} sur {count}</source>
   <translation>Sale {rank} of {count}</translation>
  </message>
  <message>
   <source>Ventes</source>
   <translation>Sales</translation>
  </message>
  <message>
   <source>Voir les terminaux</source>
   <translation>Show the terminals</translation>
  </message>
  <message>
   <source>Voir toutes les ventes</source>
   <translation>View all sales</translation>
  </message>
  <message>
   <source>Vos ventes apparaîtront ici</source>
   <translation>Your sales will appear here</translation>
  </message>
  <message>
   <source>ventes nettes, par devise</source>
   <translation>net sales, by currency</translation>
  </message>
  <message>
   <source>{n} ligne</source>
   <translation>{n} row</translation>
  </message>
  <message>
   <source>{n} lignes</source>
   <translation>{n} rows</translation>
  </message>
  <message>
   <source>{n} vente aujourd’hui</source>
   <translation>{n} sale today</translation>
  </message>
  <message>
   <source>{n} vente ce mois-ci</source>
   <translation>{n} sale this month</translation>
  </message>
  <message>
   <source>{n} vente en sept jours</source>
   <translation>{n} sale in seven days</translation>
  </message>
  <message>
   <source>{n} vente en tout</source>
   <translation>{n} sale in all</translation>
  </message>
  <message>
   <source>{n} vente hier</source>
   <translation>{n} sale yesterday</translation>
  </message>
  <message>
   <source>{n} vente {days}</source>
   <translation>{n} sale {days}</translation>
  </message>
  <message>
   <source>{n} ventes aujourd’hui</source>
   <translation>{n} sales today</translation>
  </message>
  <message>
   <source>{n} ventes ce mois-ci</source>
   <translation>{n} sales this month</translation>
  </message>
  <message>
   <source>{n} ventes en sept jours</source>
   <translation>{n} sales in seven days</translation>
  </message>
  <message>
   <source>{n} ventes en tout</source>
   <translation>{n} sales in all</translation>
  </message>
  <message>
   <source>{n} ventes hier</source>
   <translation>{n} sales yesterday</translation>
  </message>
  <message>
   <source>{n} ventes {days}</source>
   <translation>{n} sales {days}</translation>
  </message>
 </context>
 <context>
  <name>VerrouDialog</name>
  <message>
   <source>Bonjour {nom}</source>
   <translation>Hello {nom}</translation>
  </message>
  <message>
   <source>Fermez Comptoir, puis lancez sur cet ordinateur, dans le dossier de Comptoir : python3 run.py admin pin reset. Le code est effacé, et rien d’autre.</source>
   <translation>Close Comptoir, then run on this computer, in Comptoir’s folder: python3 run.py admin pin reset. The PIN is erased, and nothing else.</translation>
  </message>
  <message>
   <source>Les terminaux continuent d’envoyer leurs ventes pendant que Comptoir est verrouillé.</source>
   <translation>Terminals keep sending their sales while Comptoir is locked.</translation>
  </message>
  <message>
   <source>Ouvrir</source>
   <translation>Open</translation>
  </message>
  <message>
   <source>PIN oublié</source>
   <translation>PIN forgotten</translation>
  </message>
  <message>
   <source>Quitter</source>
   <translation>Quit</translation>
  </message>
  <message>
   <source>Votre code PIN</source>
   <translation>Your PIN</translation>
  </message>
 </context>
 <context>
  <name>ViewsButton</name>
  <message>
   <source>Enregistrer cette vue</source>
   <translation>Save this view</translation>
  </message>
  <message>
   <source>Enregistrer cette vue…</source>
   <translation>Save this view…</translation>
  </message>
  <message>
   <source>Enregistrer la vue</source>
   <translation>Save the view</translation>
  </message>
  <message>
   <source>Renommer</source>
   <translation>Rename</translation>
  </message>
  <message>
   <source>Renommer la vue</source>
   <translation>Rename the view</translation>
  </message>
  <message>
   <source>Supprimer</source>
   <translation>Delete</translation>
  </message>
  <message>
   <source>Vue d’origine</source>
   <translation>Original view</translation>
  </message>
  <message>
   <source>Vues</source>
   <translation>Views</translation>
  </message>
 </context>
 <context>
  <name>WaitingCard</name>
  <message>
   <source>En attente</source>
   <translation>Waiting</translation>
  </message>
 </context>
 <context>
  <name>_AddressRow</name>
  <message>
   <source>Copier l’adresse {url}</source>
   <translation>Copy the address {url}</translation>
  </message>
  <message>
   <source>Ne répond pas</source>
   <translation>Does not answer</translation>
  </message>
  <message>
   <source>Répond</source>
   <translation>Answers</translation>
  </message>
 </context>
 <context>
  <name>_MoreChip</name>
  <message>
   <source>Autres filtres</source>
   <translation>More filters</translation>
  </message>
 </context>
</TS>
