"""Every limit of the wire and of the file, in one place (contract.md §5)."""

from datetime import timedelta

TAILLE_CORPS_MAX = 5 * 1024 * 1024
VENTES_PAR_LOT_MAX = 1_000
LIGNES_PAR_VENTE_MAX = 200
ENTIER_MAX = 2**63 - 1
QUANTITE_MAX = 1_000_000
PRIX_MAX = 10**12 * 100
"""Highest unit price, in minor units."""
MONTANT_MAX = 90_000_000_000_000_000 * 100
"""Highest total of one sale, in minor units: one such total still fits a 64-bit integer."""
TAUX_MAX = 1_000_000 * 100
"""Highest rate of exchange, minor units of CDF for one USD."""
STOCK_MAX = 10**15
"""A stock never leaves ±STOCK_MAX, so that sums of movements stay 64-bit integers."""
NUMERO_FACTURE_MAX = 100
MODE_PAIEMENT_MAX = 30
TEXTE_MAX = 500
"""Longest free text kept from outside: names, comments, reasons."""
NUMERO_SERIE_MAX = 100
VERSION_APP_MAX = 50
CODE_ARTICLE_MAX = 100
"""Longest code or barcode of an article."""
TAILLE_IMPORT_MAX = 20 * 1024 * 1024
TAILLE_IMPORT_OUVERTE_MAX = 200 * 1024 * 1024
"""Size of all that a workbook holds once it is unpacked."""
CELLULES_IMPORT_MAX = 2_000_000
"""Cells of a sheet, blank ones included: tables of articles have a few hundred thousand."""

LIGNES_PAR_TRANSACTION_MAX = 5_000
"""A batch of more lines is written in several transactions: a fraction of a second each."""
ENTREES_OUVERTES_MAX = 5_000
"""Open quarantine entries of one terminal beyond which it is asked to wait."""
TERMINAUX_EN_ATTENTE_MAX = 20
ATTENTE_PROTEGEE = timedelta(minutes=10)
"""A pending terminal younger than this is never evicted from the list."""
DEUX_ADRESSES = timedelta(minutes=10)
"""One serial number from two addresses within this time is two devices, or one that moved."""
ECHECS_PAR_SERIE_MAX = 30
"""Identity failures of one serial number at one address that are answered in a minute."""
ECHECS_PAR_ADRESSE_MAX = 300
"""The same of all serial numbers at one address."""
COMPTEURS_ECHECS_MAX = 10_000
"""Counters of failures that are kept at a time."""
ACTIVITE_ARRONDIE = timedelta(minutes=1)
"""A terminal's last activity is written at most this often outside of a batch."""

RETARD_DATE_MAX = timedelta(days=31)
AVANCE_DATE_MAX = timedelta(minutes=5)
RETARD_VISIBLE = timedelta(hours=1)
"""A sale received later than this after it was sold is shown as late."""
CONSERVATION_CORPS = timedelta(days=90)
SAUVEGARDES_GARDEES = 7
RETARD_SAUVEGARDE = timedelta(hours=48)
"""Without a copy for longer than this, the owner is told."""

REQUETE_MAX_S = 15
CONNEXIONS_PAR_ADRESSE_MAX = 32
CONNEXIONS_MAX = 128
ATTENTE_ECRITURE_S = 5
ATTENTE_FIN_S = 1
"""How long the end of the program waits for the last transaction: one takes a fraction of it."""
PAGE_MOUVEMENTS_MAX = 500
PAGE_VENTES_MAX = 500
PAGE_DEPENSES_MAX = 500
RECONCILIATION_MAX = 50_000
"""Most numbers that a terminal compares with the file in one request."""
DETAILS_RECONCILIATION_MAX = 500
TAILLE_DEMANDE_MAX = 64 * 1024
"""Longest body of a request that is about one thing: a cancellation, a return, an expense."""
