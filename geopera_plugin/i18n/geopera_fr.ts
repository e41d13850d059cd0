<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Geopera</name>
    <message>
        <source>&amp;Address</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>({number} of {count})</source>
        <translation>({number} sur {count})</translation>
    </message>
    <message>
        <source>A GeoTIFF on this computer; it is read as it is, whatever its style.</source>
        <translation>Un GeoTIFF de cet ordinateur ; il est lu tel quel, quel que soit son style.</translation>
    </message>
    <message>
        <source>A band combination that the scene has the bands for</source>
        <translation>Une combinaison pour laquelle la scène a les bandes</translation>
    </message>
    <message>
        <source>A circle's radius is more than nothing, and {most} km at most.</source>
        <translation>Le rayon d'un cercle est supérieur à zéro, et de {most} km au plus.</translation>
    </message>
    <message>
        <source>A file cannot be written or replaced: {reason}</source>
        <translation>Un fichier ne peut être écrit ou remplacé : {reason}</translation>
    </message>
    <message>
        <source>A landscape over a year, and its elevation.</source>
        <translation>Un paysage sur une année, et son relief.</translation>
    </message>
    <message>
        <source>A name has {most} characters at most.</source>
        <translation>Un nom a {most} caractères au plus.</translation>
    </message>
    <message>
        <source>A package is not available for this Python and system: see the log.</source>
        <translation>Un paquet n'existe pas pour ce Python et ce système : voir le journal.</translation>
    </message>
    <message>
        <source>A package is not the one that was asked for: its hash differs. See the log.</source>
        <translation>Un paquet n'est pas celui demandé : son empreinte diffère. Voir le journal.</translation>
    </message>
    <message>
        <source>A parenthesis is missing.</source>
        <translation>Il manque une parenthèse.</translation>
    </message>
    <message>
        <source>A polygon needs three corners or more.</source>
        <translation>Un polygone demande au moins trois coins.</translation>
    </message>
    <message>
        <source>A project keeps {most} areas at most.</source>
        <translation>Un projet garde {most} zones au plus.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Clé d'API</translation>
    </message>
    <message>
        <source>About Geopera</source>
        <translation>À propos de Geopera</translation>
    </message>
    <message>
        <source>About Geopera…</source>
        <translation>À propos de Geopera…</translation>
    </message>
    <message>
        <source>Add GeoTIFF files to the project</source>
        <translation>Ajouter des fichiers GeoTIFF au projet</translation>
    </message>
    <message>
        <source>Add GeoTIFF files…</source>
        <translation>Ajouter des fichiers GeoTIFF…</translation>
    </message>
    <message>
        <source>Add a layer of the later date less the earlier</source>
        <translation>Ajouter une couche de la date la plus récente moins la plus ancienne</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>Ajouter un serveur</translation>
    </message>
    <message>
        <source>Add a server…</source>
        <translation>Ajouter un serveur…</translation>
    </message>
    <message>
        <source>Add the active raster layer</source>
        <translation>Ajouter la couche raster active</translation>
    </message>
    <message>
        <source>Add the result to the map</source>
        <translation>Ajouter le résultat à la carte</translation>
    </message>
    <message>
        <source>Add to map</source>
        <translation>Ajouter à la carte</translation>
    </message>
    <message>
        <source>Add to the map as a layer</source>
        <translation>Ajouter à la carte comme couche</translation>
    </message>
    <message>
        <source>Add {files} to Geopera</source>
        <translation>Ajouter {files} à Geopera</translation>
    </message>
    <message>
        <source>Added to Geopera</source>
        <translation>Ajouté à Geopera</translation>
    </message>
    <message>
        <source>Added what changed between {one} and {other}.</source>
        <translation>Ajouté : ce qui a changé entre {one} et {other}.</translation>
    </message>
    <message>
        <source>Added {scenes}.</source>
        <translation>Ajout : {scenes}.</translation>
    </message>
    <message>
        <source>Adding files…</source>
        <translation>Ajout des fichiers…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Agriculture</source>
        <translation>Agriculture et cultures</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>Toutes les dates</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>All files were added, with these notes.</source>
        <translation>Tous les fichiers ont été ajoutés, avec ces remarques.</translation>
    </message>
    <message>
        <source>All polygons of one layer become the area:</source>
        <translation>Tous les polygones d'une couche deviennent la zone :</translation>
    </message>
    <message>
        <source>All values</source>
        <translation>Toutes les valeurs</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Aussi</translation>
    </message>
    <message>
        <source>An area needs three corners: this one cannot be deleted.</source>
        <translation>Une zone demande trois coins : celui-ci ne peut pas être supprimé.</translation>
    </message>
    <message>
        <source>An area that was delivered to you, with its mosaics</source>
        <translation>Une zone qui vous a été livrée, avec ses mosaïques</translation>
    </message>
    <message>
        <source>Archive a project</source>
        <translation>Archiver un projet</translation>
    </message>
    <message>
        <source>Archive this project</source>
        <translation>Archiver ce projet</translation>
    </message>
    <message>
        <source>Archived Geopera projects</source>
        <translation>Projets Geopera archivés</translation>
    </message>
    <message>
        <source>Archived projects</source>
        <translation>Projets archivés</translation>
    </message>
    <message>
        <source>Archived projects…</source>
        <translation>Projets archivés…</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Surface</translation>
    </message>
    <message>
        <source>Area from…</source>
        <translation>Zone depuis…</translation>
    </message>
    <message>
        <source>Area of interest</source>
        <translation>Zone d'intérêt</translation>
    </message>
    <message>
        <source>Area of interest from</source>
        <translation>Zone d'intérêt depuis</translation>
    </message>
    <message>
        <source>Area of interest, {area}</source>
        <translation>Zone d'intérêt, {area}</translation>
    </message>
    <message>
        <source>Area of the area of interest, on the ellipsoid</source>
        <translation>Surface de la zone d'intérêt, sur l'ellipsoïde</translation>
    </message>
    <message>
        <source>Area {number}</source>
        <translation>Zone {number}</translation>
    </message>
    <message>
        <source>Areas that are kept in this project</source>
        <translation>Zones gardées dans ce projet</translation>
    </message>
    <message>
        <source>Ask the owner of the server for this permission.</source>
        <translation>Demandez cette permission au propriétaire du serveur.</translation>
    </message>
    <message>
        <source>Asking {url}…</source>
        <translation>Interrogation de {url}…</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Tentatives</translation>
    </message>
    <message>
        <source>Attribution</source>
        <translation>Attribution des données</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Bande</translation>
    </message>
    <message>
        <source>Band combination</source>
        <translation>Combinaison de bandes</translation>
    </message>
    <message>
        <source>Band math that is measured instead of bands.</source>
        <translation>Calcul de bandes mesuré au lieu des bandes.</translation>
    </message>
    <message>
        <source>Band math, drawn instead of bands or formula.</source>
        <translation>Calcul de bandes, dessiné au lieu des bandes ou de la formule.</translation>
    </message>
    <message>
        <source>Band math, such as (nir - red) / (nir + red), instead of bands.</source>
        <translation>Calcul de bandes, comme (nir - red) / (nir + red), au lieu de bandes.</translation>
    </message>
    <message>
        <source>Band math, used instead of the formula.</source>
        <translation>Calcul de bandes, à la place de la formule.</translation>
    </message>
    <message>
        <source>Band math: names of bands, + - * / **, comparisons, where(), sqrt(), min(), max()…</source>
        <translation>Calcul de bandes : noms de bandes, + - * / **, comparaisons, where(), sqrt(), min(), max()…</translation>
    </message>
    <message>
        <source>Band shown as {colour}</source>
        <translation>Bande affichée en {colour}</translation>
    </message>
    <message>
        <source>Band that is drawn</source>
        <translation>Bande dessinée</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bandes</translation>
    </message>
    <message>
        <source>Bands to keep</source>
        <translation>Bandes à conserver</translation>
    </message>
    <message>
        <source>Bands to keep. Tiles can be copied as they are stored while all are ticked.</source>
        <translation>Bandes à conserver. Les tuiles peuvent être copiées telles qu’elles sont stockées tant que toutes sont cochées.</translation>
    </message>
    <message>
        <source>Bathymetric</source>
        <translation>Bathymétrique</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Being checked…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>Bilinéaire</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Bleu</translation>
    </message>
    <message>
        <source>Bounds (W, S, E, N)</source>
        <translation>Limites (O, S, E, N)</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Bring back a project</source>
        <translation>Rétablir un projet</translation>
    </message>
    <message>
        <source>Browse dated imagery, style it live, and clip it without changing a pixel.</source>
        <translation>Parcourir des images datées, les styliser en direct et les découper sans changer un pixel.</translation>
    </message>
    <message>
        <source>Burnt land</source>
        <translation>Terres brûlées</translation>
    </message>
    <message>
        <source>Cache for &amp;remote files</source>
        <translation>Cache des fichiers &amp;distants</translation>
    </message>
    <message>
        <source>Cache for remote files</source>
        <translation>Cache des fichiers distants</translation>
    </message>
    <message>
        <source>Calendar of the capture dates</source>
        <translation>Calendrier des dates de prise de vue</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>Annuler la tâche</translation>
    </message>
    <message>
        <source>Cancel the upload</source>
        <translation>Annuler l'envoi</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Cancelled: nothing was changed.</source>
        <translation>Annulé : rien n'a été changé.</translation>
    </message>
    <message>
        <source>Capture dates</source>
        <translation>Dates de prise de vue</translation>
    </message>
    <message>
        <source>Capture dates with their cloud cover</source>
        <translation>Dates de prise de vue avec leur couverture nuageuse</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Prise de vue</translation>
    </message>
    <message>
        <source>Chart of values over time</source>
        <translation>Graphique des valeurs dans le temps</translation>
    </message>
    <message>
        <source>Chart over time</source>
        <translation>Graphique dans le temps</translation>
    </message>
    <message>
        <source>Chart the mean of the area of interest on each date</source>
        <translation>Tracer la moyenne de la zone d'intérêt à chaque date</translation>
    </message>
    <message>
        <source>Chart the values of an area or a point on all capture dates</source>
        <translation>Tracer les valeurs d'une zone ou d'un point à toutes les dates de prise de vue</translation>
    </message>
    <message>
        <source>Check the pasted area</source>
        <translation>Vérifier la zone collée</translation>
    </message>
    <message>
        <source>Checking that everything works…</source>
        <translation>Vérification que tout fonctionne…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Choose a formula, or type an expression.</source>
        <translation>Choisissez une formule, ou tapez une expression.</translation>
    </message>
    <message>
        <source>Choose a named area</source>
        <translation>Choisir une zone nommée</translation>
    </message>
    <message>
        <source>Choose a project with scenes first</source>
        <translation>Choisissez d'abord un projet avec des scènes</translation>
    </message>
    <message>
        <source>Choose a project with scenes first.</source>
        <translation>Choisissez d'abord un projet avec des scènes.</translation>
    </message>
    <message>
        <source>Choose a raster layer of a GeoTIFF file in the layer tree first.</source>
        <translation>Choisissez d'abord une couche raster d'un fichier GeoTIFF dans l'arbre des couches.</translation>
    </message>
    <message>
        <source>Choose a scene first; how it is drawn is chosen here.</source>
        <translation>Choisissez d’abord une scène ; son rendu se choisit ici.</translation>
    </message>
    <message>
        <source>Choose an MBTiles file or a folder for the tiles.</source>
        <translation>Choisissez un fichier MBTiles ou un dossier pour les tuiles.</translation>
    </message>
    <message>
        <source>Choose the CRS of these numbers.</source>
        <translation>Choisissez le SCR de ces nombres.</translation>
    </message>
    <message>
        <source>Choose the server</source>
        <translation>Choisir le serveur</translation>
    </message>
    <message>
        <source>Choose two dates: these are the same.</source>
        <translation>Choisissez deux dates : celles-ci sont identiques.</translation>
    </message>
    <message>
        <source>Choose, add or edit servers</source>
        <translation>Choisir, ajouter ou modifier des serveurs</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>Clear the area of interest</source>
        <translation>Effacer la zone d'intérêt</translation>
    </message>
    <message>
        <source>Clear the clipboard</source>
        <translation>Vider le presse-papiers</translation>
    </message>
    <message>
        <source>Click a point on the map to chart its values</source>
        <translation>Cliquer un point de la carte pour tracer ses valeurs</translation>
    </message>
    <message>
        <source>Click a point whose values you want to see. Esc ends it.</source>
        <translation>Cliquez un point dont vous voulez voir les valeurs. Échap termine.</translation>
    </message>
    <message>
        <source>Click the corners. Right click, double click or Enter finishes, Backspace takes back the last corner, Esc cancels.</source>
        <translation>Cliquez les coins. Clic droit, double-clic ou Entrée termine, Retour arrière reprend le dernier coin, Échap annule.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Découper</translation>
    </message>
    <message>
        <source>Clip jobs</source>
        <translation>Tâches de découpe</translation>
    </message>
    <message>
        <source>Clip raster to polygons, lossless</source>
        <translation>Découper un raster selon des polygones, sans perte</translation>
    </message>
    <message>
        <source>Clip scenes to the area of interest</source>
        <translation>Découper des scènes selon la zone d'intérêt</translation>
    </message>
    <message>
        <source>Clip to the area of interest</source>
        <translation>Découper selon la zone d'intérêt</translation>
    </message>
    <message>
        <source>Clip to the area of interest…</source>
        <translation>Découper selon la zone d'intérêt…</translation>
    </message>
    <message>
        <source>Clip {count}</source>
        <translation>Découper {count}</translation>
    </message>
    <message>
        <source>Clip “{name}”</source>
        <translation>Découpe « {name} »</translation>
    </message>
    <message>
        <source>Clips that are under way</source>
        <translation>Découpes en cours</translation>
    </message>
    <message>
        <source>Clips that failed or were cancelled</source>
        <translation>Découpes échouées ou annulées</translation>
    </message>
    <message>
        <source>Clips whose files are there</source>
        <translation>Découpes dont les fichiers sont là</translation>
    </message>
    <message>
        <source>Clip…</source>
        <translation>Découper…</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Nuages</translation>
    </message>
    <message>
        <source>Cloud Optimized GeoTIFF</source>
        <translation>GeoTIFF optimisé pour le nuage</translation>
    </message>
    <message>
        <source>Cloud {percent}</source>
        <translation>Nuages {percent}</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collection d'images</translation>
    </message>
    <message>
        <source>Collection whose scenes are shown</source>
        <translation>Collection dont les scènes sont affichées</translation>
    </message>
    <message>
        <source>Colormap</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Colour infrared</source>
        <translation>Infrarouge couleur</translation>
    </message>
    <message>
        <source>Colour of the days</source>
        <translation>Couleur des jours</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Colours from low to high values</source>
        <translation>Couleurs des valeurs basses aux hautes</translation>
    </message>
    <message>
        <source>Colours have no difference: show a formula or a single band, then compare.</source>
        <translation>Les couleurs n'ont pas de différence : montrez une formule ou une seule bande, puis comparez.</translation>
    </message>
    <message>
        <source>Colours of one's own</source>
        <translation>Couleurs personnelles</translation>
    </message>
    <message>
        <source>Colours reach from the first percentile to the second</source>
        <translation>Les couleurs vont du premier percentile au second</translation>
    </message>
    <message>
        <source>Compare two dates</source>
        <translation>Comparer deux dates</translation>
    </message>
    <message>
        <source>Compare {one} with {other}</source>
        <translation>Comparer {one} à {other}</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Compute units</source>
        <translation>Unités de calcul</translation>
    </message>
    <message>
        <source>Compute units: one for each file and million pixels begun</source>
        <translation>Unités de calcul : une par fichier et million de pixels entamé</translation>
    </message>
    <message>
        <source>Computes a formula of the catalogue, or an expression of your own, over the bands of a GeoTIFF, and writes float32 as a Cloud Optimized GeoTIFF on the same grid.

An expression, when given, is used instead of the formula: it names bands, such as (nir - red) / (nir + red) or (b4 - b3) / (b4 + b3); several results are separated by semicolons. A pixel has no value (NaN) where a band has none, or where the result is not finite. With polygons, only pixels whose centre is inside have values.</source>
        <translation>Calcule une formule du catalogue, ou votre propre expression, sur les bandes d'un GeoTIFF et écrit du float32 en Cloud Optimized GeoTIFF sur la même grille.

Une expression, si elle est donnée, remplace la formule : elle nomme des bandes, comme (nir - red) / (nir + red) ou (b4 - b3) / (b4 + b3) ; plusieurs résultats sont séparés par des points-virgules. Un pixel n'a pas de valeur (NaN) là où une bande n'en a pas, ou si le résultat n'est pas fini. Avec des polygones, seuls les pixels dont le centre est à l'intérieur ont des valeurs.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connecter</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Coordinate reference system</source>
        <translation>Système de coordonnées de référence</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Système de coordonnées</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Copied, with a token in it: until {time}, whoever has the address can see tiles of your imagery, and do nothing else.</source>
        <translation>Copié, avec un jeton : jusqu'à {time}, quiconque a l'adresse peut voir des tuiles de vos images, et rien d'autre.</translation>
    </message>
    <message>
        <source>Copied, without a key: the script reads yours from GEOPERA_KEY.</source>
        <translation>Copié, sans clé : le script lit la vôtre dans GEOPERA_KEY.</translation>
    </message>
    <message>
        <source>Copied. Put the scene's file in place of {file}.</source>
        <translation>Copié. Mettez le fichier de la scène à la place de {file}.</translation>
    </message>
    <message>
        <source>Copy STAC item</source>
        <translation>Copier l'élément STAC</translation>
    </message>
    <message>
        <source>Copy all of this as text</source>
        <translation>Copier tout cela en texte</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Copier comme</translation>
    </message>
    <message>
        <source>Copy as GeoJSON</source>
        <translation>Copier en GeoJSON</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Count them by the share of their area that is inside.</source>
        <translation>Les compter selon la part de leur surface à l'intérieur.</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Couvert</translation>
    </message>
    <message>
        <source>Covers area</source>
        <translation>Couvre la zone</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Create a project</source>
        <translation>Créer un projet</translation>
    </message>
    <message>
        <source>Create the Geopera demo project</source>
        <translation>Créer le projet de démonstration Geopera</translation>
    </message>
    <message>
        <source>Create the demo project</source>
        <translation>Créer le projet de démonstration</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Cubic</source>
        <translation>Cubique</translation>
    </message>
    <message>
        <source>Cut from</source>
        <translation>Découpé dans</translation>
    </message>
    <message>
        <source>Cut scenes to this area, without losing a bit</source>
        <translation>Découper des scènes selon cette zone, sans perdre un bit</translation>
    </message>
    <message>
        <source>Cuts a GeoTIFF to the area of polygons, and writes a Cloud Optimized GeoTIFF on the same grid. Pixels whose centre is inside keep their values bit by bit; the others are hidden as the source hides pixels.

Where the tiles of the source can be copied, they are: then the file ends at tiles, unless you ask for the exact box. All polygons together are the area; they may be in any coordinate system, and are repaired when they cross themselves.</source>
        <translation>Découpe un GeoTIFF selon la surface de polygones et écrit un Cloud Optimized GeoTIFF sur la même grille. Les pixels dont le centre est à l'intérieur gardent leurs valeurs bit à bit ; les autres sont masqués comme la source masque ses pixels.

Les tuiles de la source sont copiées là où c'est possible : le fichier s'arrête alors au bord des tuiles, sauf si vous demandez le rectangle exact. Tous les polygones ensemble forment la zone ; ils peuvent être dans n'importe quel système de coordonnées et sont réparés s'ils se croisent.</translation>
    </message>
    <message>
        <source>Date on the left, or above</source>
        <translation>Date à gauche, ou au-dessus</translation>
    </message>
    <message>
        <source>Date on the right, or below</source>
        <translation>Date à droite, ou au-dessous</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates de prise</translation>
    </message>
    <message>
        <source>Dates that are measured</source>
        <translation>Dates mesurées</translation>
    </message>
    <message>
        <source>Days of the month</source>
        <translation>Jours du mois</translation>
    </message>
    <message>
        <source>Days of the year</source>
        <translation>Jours de l'année</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete clips</source>
        <translation>Supprimer des découpes</translation>
    </message>
    <message>
        <source>Delete formula</source>
        <translation>Supprimer la formule</translation>
    </message>
    <message>
        <source>Delete the job and its files on the server (Del)</source>
        <translation>Supprimer la tâche et ses fichiers sur le serveur (Suppr)</translation>
    </message>
    <message>
        <source>Delete {count} clips on the server?</source>
        <translation>Supprimer {count} découpes sur le serveur ?</translation>
    </message>
    <message>
        <source>Delete “{name}” on the server?</source>
        <translation>Supprimer « {name} » sur le serveur ?</translation>
    </message>
    <message>
        <source>Delivery area</source>
        <translation>Zone de livraison</translation>
    </message>
    <message>
        <source>Delivery areas</source>
        <translation>Zones de livraison</translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation>Données de démonstration</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descriptif</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Details of the scene</source>
        <translation>Détails de la scène</translation>
    </message>
    <message>
        <source>Details of the scene: bands, grid, files, STAC</source>
        <translation>Détails de la scène : bandes, grille, fichiers, STAC</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Détails…</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminées</translation>
    </message>
    <message>
        <source>Downloading {share}</source>
        <translation>Téléchargement : {share}</translation>
    </message>
    <message>
        <source>Drag a corner to move it, or the dot on an edge to add one. Del or right click deletes, Ctrl+Z takes back. Esc ends.</source>
        <translation>Tirez un coin pour le déplacer, ou le point d'un bord pour en ajouter un. Suppr ou clic droit supprime, Ctrl+Z revient. Échap termine.</translation>
    </message>
    <message>
        <source>Drag a rectangle, or click two corners. Esc cancels.</source>
        <translation>Tirez un rectangle, ou cliquez deux coins. Échap annule.</translation>
    </message>
    <message>
        <source>Drag from the centre, or click it and type a radius such as 500 or 1.5 km, then Enter. Esc cancels.</source>
        <translation>Tirez depuis le centre, ou cliquez-le et tapez un rayon comme 500 ou 1.5 km, puis Entrée. Échap annule.</translation>
    </message>
    <message>
        <source>Drag the handles: values up to the left one are dark, from the right one bright.</source>
        <translation>Faites glisser les poignées : les valeurs jusqu'à la gauche sont sombres, à partir de la droite claires.</translation>
    </message>
    <message>
        <source>Draw a circle</source>
        <translation>Dessiner un cercle</translation>
    </message>
    <message>
        <source>Draw a polygon</source>
        <translation>Dessiner un polygone</translation>
    </message>
    <message>
        <source>Draw a rectangle</source>
        <translation>Dessiner un rectangle</translation>
    </message>
    <message>
        <source>Draw a spectral index, or an expression</source>
        <translation>Dessiner un indice spectral, ou une expression</translation>
    </message>
    <message>
        <source>Draw an area of interest and choose Clip… to cut scenes to it.</source>
        <translation>Dessinez une zone d'intérêt et choisissez Découper… pour y découper des scènes.</translation>
    </message>
    <message>
        <source>Draw an area of interest first.</source>
        <translation>Dessinez d'abord une zone d'intérêt.</translation>
    </message>
    <message>
        <source>Draw around the area with the mouse button down. Esc cancels.</source>
        <translation>Tracez autour de la zone, bouton de souris enfoncé. Échap annule.</translation>
    </message>
    <message>
        <source>Draw freehand</source>
        <translation>Dessiner à main levée</translation>
    </message>
    <message>
        <source>Draw heights</source>
        <translation>Dessiner les altitudes</translation>
    </message>
    <message>
        <source>Draw one band</source>
        <translation>Dessiner une bande</translation>
    </message>
    <message>
        <source>Draw the area of interest</source>
        <translation>Dessiner la zone d'intérêt</translation>
    </message>
    <message>
        <source>Draw the heights of a raster of one band as terrain</source>
        <translation>Dessiner les altitudes d'un raster à une bande comme relief</translation>
    </message>
    <message>
        <source>Draw three bands as red, green and blue</source>
        <translation>Dessiner trois bandes en rouge, vert et bleu</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>Dessin (SVG)…</translation>
    </message>
    <message>
        <source>Drawn instead of bands; empty for none.</source>
        <translation>Dessinée au lieu des bandes ; vide pour aucune.</translation>
    </message>
    <message>
        <source>Draws a GeoTIFF as tiles of web mercator and writes them as MBTiles 1.3, which QGIS, GDAL and map clients open without a server, or into a folder {z}/{x}/{y}.

The tiles are those of the server: one or three bands, or a formula or an expression with a colormap, stretched from low to high values. Without a range, 8-bit bands show as they are, others from the 2nd to the 98th percentile of the raster. What the raster or the polygons do not cover is transparent, white as JPEG; tiles of nothing are left out. A cancelled export leaves no file.</source>
        <translation>Dessine un GeoTIFF en tuiles web mercator et les écrit en MBTiles 1.3, que QGIS, GDAL et les clients cartographiques ouvrent sans serveur, ou dans un dossier {z}/{x}/{y}.

Les tuiles sont celles du serveur : une ou trois bandes, ou une formule ou une expression avec une palette, étirées des valeurs basses aux hautes. Sans intervalle, les bandes 8 bits sont montrées telles quelles, les autres du 2e au 98e centile du raster. Ce que le raster ou les polygones ne couvrent pas est transparent, blanc en JPEG ; les tuiles vides sont omises. Un export annulé ne laisse aucun fichier.</translation>
    </message>
    <message>
        <source>Drop GeoTIFF files here: they stay where they are.</source>
        <translation>Déposez ici des fichiers GeoTIFF : ils restent où ils sont.</translation>
    </message>
    <message>
        <source>East</source>
        <translation>Est</translation>
    </message>
    <message>
        <source>Edit server</source>
        <translation>Modifier le serveur</translation>
    </message>
    <message>
        <source>Edit the colours</source>
        <translation>Modifier les couleurs</translation>
    </message>
    <message>
        <source>Edit the corners</source>
        <translation>Modifier les coins</translation>
    </message>
    <message>
        <source>Edit this server…</source>
        <translation>Modifier ce serveur…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Elevation (Terrain-RGB)</source>
        <translation>Altitude (Terrain-RGB)</translation>
    </message>
    <message>
        <source>Else the file may end at tiles, with a blank border: that is faster.</source>
        <translation>Sinon le fichier peut s'arrêter au bord des tuiles, avec une marge vide : c'est plus rapide.</translation>
    </message>
    <message>
        <source>Empty for what suits the pixels of the raster.</source>
        <translation>Vide pour ce qui convient aux pixels du raster.</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codage</translation>
    </message>
    <message>
        <source>End at the exact box</source>
        <translation>S'arrêter au rectangle exact</translation>
    </message>
    <message>
        <source>End the comparison (Esc)</source>
        <translation>Terminer la comparaison (Échap)</translation>
    </message>
    <message>
        <source>Enter a valid one for this server.</source>
        <translation>Saisissez-en une valable pour ce serveur.</translation>
    </message>
    <message>
        <source>Enter the address of the server.</source>
        <translation>Saisissez l'adresse du serveur.</translation>
    </message>
    <message>
        <source>Enter user and password of the proxy in QGIS's options, under Network.</source>
        <translation>Saisissez l'utilisateur et le mot de passe du proxy dans les options de QGIS, sous Réseau.</translation>
    </message>
    <message>
        <source>Entry of QGIS's authentication database</source>
        <translation>Entrée de la base d'authentification de QGIS</translation>
    </message>
    <message>
        <source>Estimating</source>
        <translation>Estimation</translation>
    </message>
    <message>
        <source>Every clip</source>
        <translation>Toutes les découpes</translation>
    </message>
    <message>
        <source>Every vertex counts: this area cannot be simplified.</source>
        <translation>Chaque sommet compte : cette zone ne peut pas être simplifiée.</translation>
    </message>
    <message>
        <source>Exaggeration of heights</source>
        <translation>Exagération des altitudes</translation>
    </message>
    <message>
        <source>Exchange the dates (X)</source>
        <translation>Échanger les dates (X)</translation>
    </message>
    <message>
        <source>Expected size</source>
        <translation>Taille attendue</translation>
    </message>
    <message>
        <source>Export terrain tiles (Terrain-RGB or Terrarium)</source>
        <translation>Exporter des tuiles de relief (Terrain-RGB ou Terrarium)</translation>
    </message>
    <message>
        <source>Export tiles (MBTiles or XYZ)</source>
        <translation>Exporter des tuiles (MBTiles ou XYZ)</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Expression spectrale</translation>
    </message>
    <message>
        <source>Expression that was used</source>
        <translation>Expression utilisée</translation>
    </message>
    <message>
        <source>Extent of a layer</source>
        <translation>Emprise d'une couche</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échoué</translation>
    </message>
    <message>
        <source>Failed: {reason}</source>
        <translation>Échec : {reason}</translation>
    </message>
    <message>
        <source>Fewer vertices would do for most clips.</source>
        <translation>Moins de sommets suffiraient pour la plupart des découpes.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Files of the job</source>
        <translation>Fichiers de la tâche</translation>
    </message>
    <message>
        <source>Files that are saved on this computer stay. Tile layers of a clip go blank.</source>
        <translation>Les fichiers enregistrés sur cet ordinateur restent. Les couches de tuiles d'une découpe deviennent vides.</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Fichier…</translation>
    </message>
    <message>
        <source>Filter scenes</source>
        <translation>Filtrer les scènes</translation>
    </message>
    <message>
        <source>Filter scenes ({count} set)</source>
        <translation>Filtrer les scènes ({count} actifs)</translation>
    </message>
    <message>
        <source>Find the dates of the project</source>
        <translation>Trouver les dates du projet</translation>
    </message>
    <message>
        <source>First day that is shown</source>
        <translation>Premier jour affiché</translation>
    </message>
    <message>
        <source>First zoom</source>
        <translation>Premier zoom</translation>
    </message>
    <message>
        <source>Fixed range</source>
        <translation>Intervalle fixe</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Folder of tiles</source>
        <translation>Dossier de tuiles</translation>
    </message>
    <message>
        <source>Footprints of the scenes</source>
        <translation>Emprises des scènes</translation>
    </message>
    <message>
        <source>Footprints of the scenes on the map</source>
        <translation>Emprises des scènes sur la carte</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format d'image</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formule</translation>
    </message>
    <message>
        <source>Formula of the chart</source>
        <translation>Formule du graphique</translation>
    </message>
    <message>
        <source>Formulas come from the Awesome Spectral Indices catalogue.</source>
        <translation>Les formules viennent du catalogue Awesome Spectral Indices.</translation>
    </message>
    <message>
        <source>Four numbers are needed.</source>
        <translation>Il faut quatre nombres.</translation>
    </message>
    <message>
        <source>Free compute units, or ask for a larger quota.</source>
        <translation>Libérez des unités de calcul, ou demandez un quota plus grand.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 2 or later.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 2 ou ultérieure.</translation>
    </message>
    <message>
        <source>Free some, then retry.</source>
        <translation>Libérez de la place, puis relancez.</translation>
    </message>
    <message>
        <source>GeoJSON, WKT or bounds</source>
        <translation>GeoJSON, WKT ou limites</translation>
    </message>
    <message>
        <source>GeoJSON, WKT or bounds…</source>
        <translation>GeoJSON, WKT ou limites…</translation>
    </message>
    <message>
        <source>GeoJSON, WKT, EWKT, or bounds: west, south, east, north</source>
        <translation>GeoJSON, WKT, EWKT, ou limites : ouest, sud, est, nord</translation>
    </message>
    <message>
        <source>Geology</source>
        <translation>Géologie</translation>
    </message>
    <message>
        <source>Geopera capture dates</source>
        <translation>Dates de prise de vue Geopera</translation>
    </message>
    <message>
        <source>Geopera chart</source>
        <translation>Graphique Geopera</translation>
    </message>
    <message>
        <source>Geopera formulas</source>
        <translation>Formules Geopera</translation>
    </message>
    <message>
        <source>Geopera help</source>
        <translation>Aide de Geopera</translation>
    </message>
    <message>
        <source>Geopera panel</source>
        <translation>Panneau Geopera</translation>
    </message>
    <message>
        <source>Geopera projects</source>
        <translation>Projets Geopera</translation>
    </message>
    <message>
        <source>Geopera style</source>
        <translation>Style Geopera</translation>
    </message>
    <message>
        <source>Geopera {version}</source>
        <translation>Geopera {version}</translation>
    </message>
    <message>
        <source>Geopera {version}, projects: {count}</source>
        <translation>Geopera {version}, projets : {count}</translation>
    </message>
    <message>
        <source>Geopera: projects, dates and formulas</source>
        <translation>Geopera : projets, dates et formules</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>Récupérez de nouveau le fichier.</translation>
    </message>
    <message>
        <source>Give a formula or an expression.</source>
        <translation>Donnez une formule ou une expression.</translation>
    </message>
    <message>
        <source>Give bands, or a formula or expression, not both.</source>
        <translation>Donnez des bandes, ou une formule ou expression, pas les deux.</translation>
    </message>
    <message>
        <source>Give the area a name.</source>
        <translation>Donnez un nom à la zone.</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Vert</translation>
    </message>
    <message>
        <source>Ground distance</source>
        <translation>Résolution au sol</translation>
    </message>
    <message>
        <source>Harbour 2026</source>
        <translation>Port 2026</translation>
    </message>
    <message>
        <source>Healthy vegetation</source>
        <translation>Végétation saine</translation>
    </message>
    <message>
        <source>Heights</source>
        <translation>Altitudes</translation>
    </message>
    <message>
        <source>Highest cloud cover</source>
        <translation>Couverture nuageuse maximale</translation>
    </message>
    <message>
        <source>Highest value shown</source>
        <translation>Plus grande valeur affichée</translation>
    </message>
    <message>
        <source>Hillshade</source>
        <translation>Ombrage</translation>
    </message>
    <message>
        <source>Histogram of {name}</source>
        <translation>Histogramme de {name}</translation>
    </message>
    <message>
        <source>How high the light stands</source>
        <translation>À quelle hauteur est la lumière</translation>
    </message>
    <message>
        <source>How it is drawn can be changed while its server is in use.</source>
        <translation>Son rendu peut être modifié tant que son serveur est utilisé.</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>Mode de production</translation>
    </message>
    <message>
        <source>How large</source>
        <translation>Quelle taille</translation>
    </message>
    <message>
        <source>How pixels of the raster become pixels of a tile.</source>
        <translation>Comment les pixels du raster deviennent ceux d'une tuile.</translation>
    </message>
    <message>
        <source>How values between pixels are found: the nearest one is exact, others are smooth</source>
        <translation>Comment trouver les valeurs entre les pixels : la plus proche est exacte, les autres sont lisses</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Imagery</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Imagery comes from a server. It can run on this computer, which takes a download once, or elsewhere.</source>
        <translation>Les images viennent d'un serveur. Il peut tourner sur cet ordinateur, ce qui demande un téléchargement une fois, ou ailleurs.</translation>
    </message>
    <message>
        <source>In a process of its own</source>
        <translation>Dans son propre processus</translation>
    </message>
    <message>
        <source>In any coordinate system; repaired when they cross themselves.</source>
        <translation>Dans n'importe quel système de coordonnées ; réparés s'ils se croisent.</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Indice</translation>
    </message>
    <message>
        <source>Inside QGIS</source>
        <translation>Dans QGIS</translation>
    </message>
    <message>
        <source>Inside QGIS when its Python suits, else in its own process</source>
        <translation>Dans QGIS si son Python convient, sinon dans son propre processus</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>Install the packages of the Geopera server</source>
        <translation>Installer les paquets du serveur Geopera</translation>
    </message>
    <message>
        <source>Install what the server needs, or use one elsewhere</source>
        <translation>Installer ce qu'il faut au serveur, ou en utiliser un ailleurs</translation>
    </message>
    <message>
        <source>Install, repair or remove what the server needs</source>
        <translation>Installer, réparer ou supprimer ce qu'il faut au serveur</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Installation des paquets</translation>
    </message>
    <message>
        <source>Installed. The server is started.</source>
        <translation>Installé. Le serveur démarre.</translation>
    </message>
    <message>
        <source>Installing…</source>
        <translation>Installation…</translation>
    </message>
    <message>
        <source>It answers at {address}</source>
        <translation>Il répond à {address}</translation>
    </message>
    <message>
        <source>It answers, but not in JSON. See whether the address is right.</source>
        <translation>Il répond, mais pas en JSON. Vérifiez l'adresse.</translation>
    </message>
    <message>
        <source>It does not say how much of the file has arrived.</source>
        <translation>Il ne dit pas quelle part du fichier est arrivée.</translation>
    </message>
    <message>
        <source>It gets a Python environment of its own; QGIS's packages play no part.</source>
        <translation>Il reçoit son propre environnement Python ; les paquets de QGIS n'interviennent pas.</translation>
    </message>
    <message>
        <source>It has no geometry.</source>
        <translation>Il n'a pas de géométrie.</translation>
    </message>
    <message>
        <source>It is Geopera {version}; this plugin needs {oldest} or newer.</source>
        <translation>C'est Geopera {version} ; cette extension demande {oldest} ou plus récent.</translation>
    </message>
    <message>
        <source>It is kept with the scene “{scene}”, for everybody who sees it.</source>
        <translation>Il est gardé avec la scène « {scene} », pour tous ceux qui la voient.</translation>
    </message>
    <message>
        <source>It may lack memory: try a smaller area.</source>
        <translation>La mémoire manque peut-être : essayez une zone plus petite.</translation>
    </message>
    <message>
        <source>Its answer did not end in time.</source>
        <translation>Sa réponse ne s'est pas terminée à temps.</translation>
    </message>
    <message>
        <source>Its figures mean something only for reflectance x 10,000.</source>
        <translation>Ses valeurs n'ont de sens que pour une réflectance x 10 000.</translation>
    </message>
    <message>
        <source>Its log has the details; retry, and report it if it happens again.</source>
        <translation>Son journal a les détails ; relancez, et signalez-le si cela se reproduit.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Keep the area</source>
        <translation>Garder la zone</translation>
    </message>
    <message>
        <source>Keep this area under a name</source>
        <translation>Garder cette zone sous un nom</translation>
    </message>
    <message>
        <source>Lanczos</source>
        <translation>Lanczos</translation>
    </message>
    <message>
        <source>Land and water</source>
        <translation>Terre et eau</translation>
    </message>
    <message>
        <source>Last day that is shown</source>
        <translation>Dernier jour affiché</translation>
    </message>
    <message>
        <source>Last zoom</source>
        <translation>Dernier zoom</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>Layers of {name}</source>
        <translation>Couches de {name}</translation>
    </message>
    <message>
        <source>Least share of the area of interest that a scene covers</source>
        <translation>Part minimale de la zone d'intérêt couverte par une scène</translation>
    </message>
    <message>
        <source>Let QGIS serve imagery on this computer</source>
        <translation>Laisser QGIS servir des images sur cet ordinateur</translation>
    </message>
    <message>
        <source>Let the active layer follow QGIS's temporal controller through all capture dates</source>
        <translation>Faire suivre à la couche active le contrôleur temporel de QGIS à travers toutes les dates</translation>
    </message>
    <message>
        <source>Light from</source>
        <translation>Lumière depuis</translation>
    </message>
    <message>
        <source>Light height</source>
        <translation>Hauteur de la lumière</translation>
    </message>
    <message>
        <source>List the archived projects</source>
        <translation>Lister les projets archivés</translation>
    </message>
    <message>
        <source>List the scenes of all dates, newest first</source>
        <translation>Lister les scènes de toutes les dates, les plus récentes d'abord</translation>
    </message>
    <message>
        <source>Log in by</source>
        <translation>Se connecter par</translation>
    </message>
    <message>
        <source>Log of the installation</source>
        <translation>Journal de l'installation</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Look into {name}</source>
        <translation>Regarder dans {name}</translation>
    </message>
    <message>
        <source>Looking at the mosaics…</source>
        <translation>Examen des mosaïques…</translation>
    </message>
    <message>
        <source>Looking for vertices that make no difference…</source>
        <translation>Recherche des sommets sans effet…</translation>
    </message>
    <message>
        <source>Lossless: pixels inside keep their values. The source's codec loses detail, so the file is larger than its share of it.</source>
        <translation>Sans perte : les pixels à l'intérieur gardent leurs valeurs. Le codec de la source perd des détails, le fichier est donc plus gros que sa part.</translation>
    </message>
    <message>
        <source>Lossless: pixels inside stay identical to their source, bit by bit.</source>
        <translation>Sans perte : les pixels à l'intérieur restent identiques à leur source, bit à bit.</translation>
    </message>
    <message>
        <source>Low and high by a comma; for several bands by semicolons.</source>
        <translation>Bas et haut séparés par une virgule ; pour plusieurs bandes par des points-virgules.</translation>
    </message>
    <message>
        <source>Lowest value shown</source>
        <translation>Plus petite valeur affichée</translation>
    </message>
    <message>
        <source>MBTiles</source>
        <translation>MBTiles</translation>
    </message>
    <message>
        <source>MBTiles (*.mbtiles)</source>
        <translation>MBTiles (*.mbtiles)</translation>
    </message>
    <message>
        <source>Make a project first: uploads go into one.</source>
        <translation>Créez d'abord un projet : les envois vont dans un projet.</translation>
    </message>
    <message>
        <source>Make the area of interest ready</source>
        <translation>Préparer la zone d'intérêt</translation>
    </message>
    <message>
        <source>Making the demo project…</source>
        <translation>Création du projet de démonstration…</translation>
    </message>
    <message>
        <source>Map canvas</source>
        <translation>Canevas de carte</translation>
    </message>
    <message>
        <source>Map extent</source>
        <translation>Emprise de la carte</translation>
    </message>
    <message>
        <source>Mean {value}</source>
        <translation>Moyenne {value}</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Signification</translation>
    </message>
    <message>
        <source>Measure {name} on all dates</source>
        <translation>Mesurer {name} à toutes les dates</translation>
    </message>
    <message>
        <source>Measures every valid pixel of a GeoTIFF inside each polygon, at full resolution, and adds a field for each band and statistic, such as nir_mean or nir_p98. Percentiles are exact.

A pixel counts when its centre is inside; weighted, pixels at the edge count by the share of their area that is inside. With an expression, its results are measured instead of bands. A polygon without a valid pixel has a count of 0 and no other figures. The deviation is that of the population.</source>
        <translation>Mesure chaque pixel valide d'un GeoTIFF dans chaque polygone, à pleine résolution, et ajoute un champ par bande et statistique, comme nir_mean ou nir_p98. Les percentiles sont exacts.

Un pixel compte si son centre est à l'intérieur ; avec pondération, les pixels du bord comptent selon la part de leur surface à l'intérieur. Avec une expression, ses résultats sont mesurés au lieu des bandes. Un polygone sans pixel valide a un compte de 0 et aucun autre chiffre. L'écart-type est celui de la population.</translation>
    </message>
    <message>
        <source>Measures the area of all polygons together in each of several GeoTIFFs, and writes a table with a row for each raster and band, or result of an expression, in the order of the dates.

The date of a raster is the day in its file name (2026-04-12 or 20260412), else that of its acquisition tag; it is empty when nothing tells. Figures are those of zonal statistics; a raster without a valid pixel in the area has a count of 0.</source>
        <translation>Mesure la zone de tous les polygones ensemble dans chacun de plusieurs GeoTIFF et écrit une table avec une ligne par raster et bande, ou résultat d'une expression, dans l'ordre des dates.

La date d'un raster est le jour indiqué dans son nom de fichier (2026-04-12 ou 20260412), sinon celui de son étiquette d'acquisition ; elle est vide si rien ne l'indique. Les chiffres sont ceux des statistiques zonales ; un raster sans pixel valide dans la zone a un compte de 0.</translation>
    </message>
    <message>
        <source>Memory for headers and small parts of files that are elsewhere</source>
        <translation>Mémoire pour les en-têtes et de petites parties de fichiers situés ailleurs</translation>
    </message>
    <message>
        <source>Missing: {names}</source>
        <translation>Manquent : {names}</translation>
    </message>
    <message>
        <source>More about projects</source>
        <translation>Plus sur les projets</translation>
    </message>
    <message>
        <source>More about the style</source>
        <translation>Plus sur le style</translation>
    </message>
    <message>
        <source>More about this area</source>
        <translation>Plus sur cette zone</translation>
    </message>
    <message>
        <source>More than {most} vertices are selected: select fewer.</source>
        <translation>Plus de {most} sommets sont sélectionnés : sélectionnez-en moins.</translation>
    </message>
    <message>
        <source>Mosaics</source>
        <translation>Mosaïques</translation>
    </message>
    <message>
        <source>Mosaics to clip</source>
        <translation>Mosaïques à découper</translation>
    </message>
    <message>
        <source>Most frequent</source>
        <translation>Le plus fréquent</translation>
    </message>
    <message>
        <source>Move the area onto the scene, or choose another scene.</source>
        <translation>Déplacez la zone sur la scène, ou choisissez une autre scène.</translation>
    </message>
    <message>
        <source>My imagery</source>
        <translation>Mes images</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name of the result</source>
        <translation>Nom du résultat</translation>
    </message>
    <message>
        <source>Name, kept in the QGIS project:</source>
        <translation>Nom, gardé dans le projet QGIS :</translation>
    </message>
    <message>
        <source>Named areas</source>
        <translation>Zones nommées</translation>
    </message>
    <message>
        <source>Names or numbers by commas, such as red,green,blue; empty for all.</source>
        <translation>Noms ou numéros séparés par des virgules, comme red,green,blue ; vide pour toutes.</translation>
    </message>
    <message>
        <source>Names or numbers by commas; empty for all but alpha.</source>
        <translation>Noms ou numéros séparés par des virgules ; vide pour toutes sauf alpha.</translation>
    </message>
    <message>
        <source>Natural colour</source>
        <translation>Couleurs naturelles</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Plus proche</translation>
    </message>
    <message>
        <source>Neither a folder nor an address, so it is not kept: {place}</source>
        <translation>Ni dossier ni adresse, donc non conservé : {place}</translation>
    </message>
    <message>
        <source>New Geopera project</source>
        <translation>Nouveau projet Geopera</translation>
    </message>
    <message>
        <source>New project, archive, add and upload imagery, refresh</source>
        <translation>Nouveau projet, archiver, ajouter et envoyer des images, actualiser</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Nouveau projet…</translation>
    </message>
    <message>
        <source>Next scene</source>
        <translation>Scène suivante</translation>
    </message>
    <message>
        <source>No Python 3.11 or newer was found on this computer. Install one from python.org, then try again.</source>
        <translation>Aucun Python 3.11 ou plus récent sur cet ordinateur. Installez-en un depuis python.org, puis réessayez.</translation>
    </message>
    <message>
        <source>No area yet</source>
        <translation>Aucune zone</translation>
    </message>
    <message>
        <source>No clips yet</source>
        <translation>Aucune découpe</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Pas de connexion</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Sans donnée</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Sans date</translation>
    </message>
    <message>
        <source>No imagery yet</source>
        <translation>Aucune image</translation>
    </message>
    <message>
        <source>No machine is known as {host}. See whether the address is spelt right and this machine is online.</source>
        <translation>Aucune machine ne s'appelle {host}. Vérifiez l'orthographe de l'adresse et que cet ordinateur est en ligne.</translation>
    </message>
    <message>
        <source>No named areas</source>
        <translation>Aucune zone nommée</translation>
    </message>
    <message>
        <source>No password belongs into the address: enter the key below.</source>
        <translation>Aucun mot de passe dans l'adresse : saisissez la clé ci-dessous.</translation>
    </message>
    <message>
        <source>No project is archived.</source>
        <translation>Aucun projet n'est archivé.</translation>
    </message>
    <message>
        <source>No scene has a valid pixel there: choose another place.</source>
        <translation>Aucune scène n'a de pixel valide ici : choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>No scene passes the filters</source>
        <translation>Aucune scène ne passe les filtres</translation>
    </message>
    <message>
        <source>No valid pixel here</source>
        <translation>Aucun pixel valide ici</translation>
    </message>
    <message>
        <source>Nobody that QGIS trusts vouches for {host}. Add its authority in QGIS's options, under Authentication, if you know it.</source>
        <translation>Personne à qui QGIS fait confiance ne répond de {host}. Ajoutez son autorité dans les options de QGIS, sous Authentification, si vous la connaissez.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>North</source>
        <translation>Nord</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Non autorisé</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>Not connected: choose Connect in the menu of the server</source>
        <translation>Non connecté : choisissez Connecter dans le menu du serveur</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>Pas encore configuré</translation>
    </message>
    <message>
        <source>Not set up: packages are missing</source>
        <translation>Non configuré : des paquets manquent</translation>
    </message>
    <message>
        <source>Nothing answers at {address}. See whether it runs, then try again.</source>
        <translation>Rien ne répond à {address}. Vérifiez qu'il tourne, puis réessayez.</translation>
    </message>
    <message>
        <source>Nothing changes on the server itself.</source>
        <translation>Rien ne change sur le serveur lui-même.</translation>
    </message>
    <message>
        <source>Nothing of an archived project is deleted; it is only left out of the lists.</source>
        <translation>Rien d'un projet archivé n'est supprimé ; il est seulement absent des listes.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Numbers from 0 to 100 by commas.</source>
        <translation>Nombres de 0 à 100 séparés par des virgules.</translation>
    </message>
    <message>
        <source>One or three, by commas; empty for natural colour.</source>
        <translation>Une ou trois, séparées par des virgules ; vide pour les couleurs naturelles.</translation>
    </message>
    <message>
        <source>Only GeoTIFF files can be uploaded.</source>
        <translation>Seuls des fichiers GeoTIFF peuvent être envoyés.</translation>
    </message>
    <message>
        <source>Only inside polygons</source>
        <translation>Seulement dans les polygones</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <source>Open a scene</source>
        <translation>Ouvrir une scène</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Open the documentation in the web browser</source>
        <translation>Ouvrir la documentation dans le navigateur</translation>
    </message>
    <message>
        <source>Open the folder with the saved files</source>
        <translation>Ouvrir le dossier des fichiers enregistrés</translation>
    </message>
    <message>
        <source>Options…</source>
        <translation>Options de Geopera…</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Demandé</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Other places that may be read</source>
        <translation>Autres lieux qui peuvent être lus</translation>
    </message>
    <message>
        <source>Over what the darkest and the brightest values are looked for</source>
        <translation>Où chercher les valeurs les plus sombres et les plus claires</translation>
    </message>
    <message>
        <source>Own Python</source>
        <translation>Python personnel</translation>
    </message>
    <message>
        <source>Own colours</source>
        <translation>Couleurs propres</translation>
    </message>
    <message>
        <source>Own combination</source>
        <translation>Combinaison personnelle</translation>
    </message>
    <message>
        <source>Own expression</source>
        <translation>Expression personnelle</translation>
    </message>
    <message>
        <source>PNG and WebP can be transparent; JPEG and WebP lose detail.</source>
        <translation>PNG et WebP peuvent être transparents ; JPEG et WebP perdent des détails.</translation>
    </message>
    <message>
        <source>Packages…</source>
        <translation>Paquets…</translation>
    </message>
    <message>
        <source>Paste an area</source>
        <translation>Coller une zone</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>Centiles</translation>
    </message>
    <message>
        <source>Percentiles must be numbers by commas, such as 2,98.</source>
        <translation>Les percentiles doivent être des nombres séparés par des virgules, comme 2,98.</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Image (PNG)…</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <source>Pixels are read and written again.</source>
        <translation>Les pixels sont lus et réécrits.</translation>
    </message>
    <message>
        <source>Pixels inside</source>
        <translation>Pixels à l'intérieur</translation>
    </message>
    <message>
        <source>Pixels inside, of all files together</source>
        <translation>Pixels à l'intérieur, tous fichiers ensemble</translation>
    </message>
    <message>
        <source>Pixels of a tile's side</source>
        <translation>Pixels du côté d'une tuile</translation>
    </message>
    <message>
        <source>Pixels of the area that a scene does not cover will be empty.</source>
        <translation>Les pixels de la zone qu'une scène ne couvre pas seront vides.</translation>
    </message>
    <message>
        <source>Plain http:// is not protected on its way</source>
        <translation>http:// n'est pas protégé en chemin</translation>
    </message>
    <message>
        <source>Plain http:// is not protected: whoever is on the network in between can read the key and the imagery. Use https:// where the server has it.</source>
        <translation>http:// n'est pas protégé : quiconque est sur le réseau entre les deux peut lire la clé et les images. Utilisez https:// si le serveur l'offre.</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Point</translation>
    </message>
    <message>
        <source>Polygon {} is not measured. {}</source>
        <translation>Le polygone {} n'est pas mesuré. {}</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>Polygones</translation>
    </message>
    <message>
        <source>Preferred port</source>
        <translation>Port préféré</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Préfixe</translation>
    </message>
    <message>
        <source>Preparing pip for Python {version}…</source>
        <translation>Préparation de pip pour Python {version}…</translation>
    </message>
    <message>
        <source>Profiles, formulas of your own, copy as…</source>
        <translation>Profils, formules personnelles, copier comme…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Progress of the installation</source>
        <translation>Progression de l'installation</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <source>Project whose imagery is shown</source>
        <translation>Projet dont les images sont affichées</translation>
    </message>
    <message>
        <source>Projects appear here when it answers.</source>
        <translation>Les projets apparaissent ici dès qu'il répond.</translation>
    </message>
    <message>
        <source>Projects, capture dates and spectral formulas of Geopera</source>
        <translation>Projets, dates de prise de vue et formules spectrales de Geopera</translation>
    </message>
    <message>
        <source>Put it back, or add it to the project again; then retry.</source>
        <translation>Remettez-le, ou ajoutez-le de nouveau au projet ; puis relancez.</translation>
    </message>
    <message>
        <source>Put the STAC item of the scene, as JSON, onto the clipboard</source>
        <translation>Mettre l'élément STAC de la scène, en JSON, dans le presse-papiers</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python utilisé</translation>
    </message>
    <message>
        <source>Python script</source>
        <translation>Script Python</translation>
    </message>
    <message>
        <source>QGIS could not keep the key in its authentication database.</source>
        <translation>QGIS n'a pas pu garder la clé dans sa base d'authentification.</translation>
    </message>
    <message>
        <source>QGIS has Python {version}</source>
        <translation>QGIS a Python {version}</translation>
    </message>
    <message>
        <source>QGIS has Python {version}; the server needs 3.11 and therefore a process of its own</source>
        <translation>QGIS a Python {version} ; le serveur demande 3.11, donc son propre processus</translation>
    </message>
    <message>
        <source>QGIS is set to a SOCKS proxy, which needs the Python package PySocks.</source>
        <translation>QGIS est réglé sur un proxy SOCKS, qui exige le paquet Python PySocks.</translation>
    </message>
    <message>
        <source>QGIS or another plugin has loaded {name} {have}, the server needs {need}. Update it, or start QGIS without that plugin.</source>
        <translation>QGIS ou une autre extension a chargé {name} {have} ; le serveur demande {need}. Mettez-le à jour, ou lancez QGIS sans cette extension.</translation>
    </message>
    <message>
        <source>QGIS reads heights in metres and draws them itself</source>
        <translation>QGIS lit les altitudes en mètres et les dessine lui-même</translation>
    </message>
    <message>
        <source>QGIS's authentication database did not hand out the key.</source>
        <translation>La base d'authentification de QGIS n'a pas fourni la clé.</translation>
    </message>
    <message>
        <source>QGIS's authentication database is locked: its master password is needed.</source>
        <translation>La base d'authentification de QGIS est verrouillée : il faut son mot de passe principal.</translation>
    </message>
    <message>
        <source>QGIS's authentication database is switched off.</source>
        <translation>La base d'authentification de QGIS est désactivée.</translation>
    </message>
    <message>
        <source>QGIS's own Python was not found: see the options for another.</source>
        <translation>Le Python de QGIS est introuvable : voir les options pour un autre.</translation>
    </message>
    <message>
        <source>QGIS's own packages, NumPy among them, stay exactly as they are.</source>
        <translation>Les paquets de QGIS, NumPy compris, restent exactement tels quels.</translation>
    </message>
    <message>
        <source>Quality of JPEG and WebP</source>
        <translation>Qualité de JPEG et WebP</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RVB</translation>
    </message>
    <message>
        <source>Radius {radius}</source>
        <translation>Rayon {radius}</translation>
    </message>
    <message>
        <source>Radius {typed}</source>
        <translation>Rayon {typed}</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>Raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Raster (GeoTIFF)</source>
        <translation>Raster (GeoTIFF) source</translation>
    </message>
    <message>
        <source>Rasters</source>
        <translation>Rasters</translation>
    </message>
    <message>
        <source>Rasters (GeoTIFF)</source>
        <translation>Rasters (GeoTIFF) sources</translation>
    </message>
    <message>
        <source>Rasters of the scenes to clip</source>
        <translation>Rasters des scènes à découper</translation>
    </message>
    <message>
        <source>Read GeoTIFFs of all public web servers (https, S3)</source>
        <translation>Lire les GeoTIFF de tous les serveurs web publics (https, S3)</translation>
    </message>
    <message>
        <source>Read the pasted area</source>
        <translation>Lire la zone collée</translation>
    </message>
    <message>
        <source>Read {name}</source>
        <translation>Lire {name}</translation>
    </message>
    <message>
        <source>Reading the area…</source>
        <translation>Lecture de la zone…</translation>
    </message>
    <message>
        <source>Reading {files}; they stay where they are.</source>
        <translation>Lecture : {files} ; ils restent où ils sont.</translation>
    </message>
    <message>
        <source>Ready: the server runs in a process with {python}</source>
        <translation>Prêt : le serveur tourne dans un processus avec {python}</translation>
    </message>
    <message>
        <source>Ready: the server runs inside QGIS</source>
        <translation>Prêt : le serveur tourne dans QGIS</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rouge</translation>
    </message>
    <message>
        <source>Red edge</source>
        <translation>Limite du rouge</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Refresh the list of scenes and choose another one.</source>
        <translation>Actualisez la liste des scènes et choisissez-en une autre.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove server</source>
        <translation>Supprimer le serveur</translation>
    </message>
    <message>
        <source>Remove the packages of the Geopera server</source>
        <translation>Supprimer les paquets du serveur Geopera</translation>
    </message>
    <message>
        <source>Remove “{name}” and its key from QGIS?</source>
        <translation>Supprimer « {name} » et sa clé de QGIS ?</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Supprimé.</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Suppression…</translation>
    </message>
    <message>
        <source>Rename the area</source>
        <translation>Renommer la zone</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparer</translation>
    </message>
    <message>
        <source>Repaired: 1 self-crossing.</source>
        <translation>Réparé : 1 auto-intersection.</translation>
    </message>
    <message>
        <source>Repaired: parts that overlapped are one now.</source>
        <translation>Réparé : des parties qui se chevauchaient n'en font plus qu'une.</translation>
    </message>
    <message>
        <source>Repaired: rings that touched or overlapped.</source>
        <translation>Réparé : des anneaux qui se touchaient ou se chevauchaient.</translation>
    </message>
    <message>
        <source>Repaired: {count} self-crossings.</source>
        <translation>Réparé : {count} auto-intersections.</translation>
    </message>
    <message>
        <source>Replaces the one of that name.</source>
        <translation>Remplace ce qui porte ce nom.</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>Rééchantillonnage</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Relancer</translation>
    </message>
    <message>
        <source>Retry in a while.</source>
        <translation>Relancez dans un moment.</translation>
    </message>
    <message>
        <source>Retry when it is back.</source>
        <translation>Relancez quand il sera revenu.</translation>
    </message>
    <message>
        <source>Retry: it will be read anew.</source>
        <translation>Relancez : elle sera relue.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 du fichier</translation>
    </message>
    <message>
        <source>Satellite or aircraft: choose one, or type its name</source>
        <translation>Satellite ou avion : choisissez-en un, ou tapez son nom</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save as GeoJSON…</source>
        <translation>Enregistrer en GeoJSON…</translation>
    </message>
    <message>
        <source>Save clips in</source>
        <translation>Enregistrer les découpes dans</translation>
    </message>
    <message>
        <source>Save formula</source>
        <translation>Enregistrer la formule</translation>
    </message>
    <message>
        <source>Save formula…</source>
        <translation>Enregistrer la formule…</translation>
    </message>
    <message>
        <source>Save style</source>
        <translation>Enregistrer le style</translation>
    </message>
    <message>
        <source>Save style…</source>
        <translation>Enregistrer le style…</translation>
    </message>
    <message>
        <source>Save the area</source>
        <translation>Enregistrer la zone</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Enregistrer le graphique</translation>
    </message>
    <message>
        <source>Save the chart as a picture, or its figures as a table</source>
        <translation>Enregistrer le graphique en image, ou ses chiffres en table</translation>
    </message>
    <message>
        <source>Saved by you</source>
        <translation>Enregistré par vous</translation>
    </message>
    <message>
        <source>Saved in</source>
        <translation>Enregistré dans</translation>
    </message>
    <message>
        <source>Saved styles of this scene</source>
        <translation>Styles enregistrés de cette scène</translation>
    </message>
    <message>
        <source>Scene (no area)</source>
        <translation>Scène (pas de zone)</translation>
    </message>
    <message>
        <source>Scene details</source>
        <translation>Détails de scène</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Scènes</translation>
    </message>
    <message>
        <source>Scenes that you add are drawn so</source>
        <translation>Les scènes que vous ajoutez sont dessinées ainsi</translation>
    </message>
    <message>
        <source>Scenes to clip</source>
        <translation>Scènes à découper</translation>
    </message>
    <message>
        <source>Search formulas, or type an expression…</source>
        <translation>Chercher des formules, ou taper une expression…</translation>
    </message>
    <message>
        <source>Search formulas…</source>
        <translation>Chercher des formules…</translation>
    </message>
    <message>
        <source>See whether it runs; then try again.</source>
        <translation>Vérifiez qu'il tourne ; puis réessayez.</translation>
    </message>
    <message>
        <source>Select one or more polygons first.</source>
        <translation>Sélectionnez d'abord un ou plusieurs polygones.</translation>
    </message>
    <message>
        <source>Select polygons in a vector layer first, then make it active.</source>
        <translation>Sélectionnez d'abord des polygones dans une couche vectorielle, puis rendez-la active.</translation>
    </message>
    <message>
        <source>Selected features of the active layer</source>
        <translation>Entités sélectionnées de la couche active</translation>
    </message>
    <message>
        <source>Send the rest</source>
        <translation>Envoyer le reste</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Capteur</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Server on this computer</source>
        <translation>Serveur sur cet ordinateur</translation>
    </message>
    <message>
        <source>Server on this computer…</source>
        <translation>Serveur sur cet ordinateur…</translation>
    </message>
    <message>
        <source>Server ready</source>
        <translation>Serveur prêt</translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation>Serveur arrêté</translation>
    </message>
    <message>
        <source>Server: {name}</source>
        <translation>Serveur : {name}</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Set an area of interest or click a point, to see its values on all dates.</source>
        <translation>Définissez une zone d'intérêt ou cliquez un point pour voir ses valeurs à toutes les dates.</translation>
    </message>
    <message>
        <source>Set up on this computer…</source>
        <translation>Configurer sur cet ordinateur…</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Configurer…</translation>
    </message>
    <message>
        <source>Share of the area that the scenes cover</source>
        <translation>Part de la zone couverte par les scènes</translation>
    </message>
    <message>
        <source>Short-wave infrared</source>
        <translation>Infrarouge à ondes courtes</translation>
    </message>
    <message>
        <source>Show all scenes again</source>
        <translation>Afficher de nouveau toutes les scènes</translation>
    </message>
    <message>
        <source>Show another date of the active layer beside it, with a divider to drag</source>
        <translation>Montrer à côté une autre date de la couche active, avec un séparateur à glisser</translation>
    </message>
    <message>
        <source>Show controls in the layer tree</source>
        <translation>Montrer les commandes dans l'arbre des couches</translation>
    </message>
    <message>
        <source>Show how it was made (Alt+Enter)</source>
        <translation>Montrer comment c'est fait (Alt+Entrée)</translation>
    </message>
    <message>
        <source>Show on map</source>
        <translation>Montrer sur la carte</translation>
    </message>
    <message>
        <source>Show or hide the Geopera panel</source>
        <translation>Afficher ou masquer le panneau Geopera</translation>
    </message>
    <message>
        <source>Show the area of the job on the map</source>
        <translation>Montrer la zone de la tâche sur la carte</translation>
    </message>
    <message>
        <source>Show the footprints of the listed scenes; click one on the map to choose its scene</source>
        <translation>Afficher les emprises des scènes listées ; cliquez-en une sur la carte pour choisir sa scène</translation>
    </message>
    <message>
        <source>Show the scene on the map, in the style below (or double click it)</source>
        <translation>Montrer la scène sur la carte, dans le style ci-dessous (ou double-clic)</translation>
    </message>
    <message>
        <source>Show the whole year</source>
        <translation>Afficher toute l'année</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>Simplifier</translation>
    </message>
    <message>
        <source>Simplify it, or draw a simpler one.</source>
        <translation>Simplifiez-la, ou dessinez-en une plus simple.</translation>
    </message>
    <message>
        <source>Simplify the area</source>
        <translation>Simplifier la zone</translation>
    </message>
    <message>
        <source>Simplify…</source>
        <translation>Simplifier…</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Size of all files together, at the most</source>
        <translation>Taille de tous les fichiers ensemble, au plus</translation>
    </message>
    <message>
        <source>Some areas in this project cannot be read.</source>
        <translation>Certaines zones de ce projet sont illisibles.</translation>
    </message>
    <message>
        <source>Some files are in use: close QGIS, open it and try again. {reason}</source>
        <translation>Des fichiers sont utilisés : fermez QGIS, rouvrez-le et réessayez. {reason}</translation>
    </message>
    <message>
        <source>Something else answers at {url}. See whether the address is right.</source>
        <translation>Autre chose répond à {url}. Vérifiez l'adresse.</translation>
    </message>
    <message>
        <source>Something went wrong, and nothing more is known about it.</source>
        <translation>Quelque chose a échoué, et rien de plus n'est connu.</translation>
    </message>
    <message>
        <source>South</source>
        <translation>Sud</translation>
    </message>
    <message>
        <source>South must be smaller than north.</source>
        <translation>Le sud doit être inférieur au nord.</translation>
    </message>
    <message>
        <source>Spectral index or band math to COG</source>
        <translation>Indice spectral ou calcul de bandes vers COG</translation>
    </message>
    <message>
        <source>Start it with the button above.</source>
        <translation>Démarrez-le avec le bouton ci-dessus.</translation>
    </message>
    <message>
        <source>Start the same clip once more</source>
        <translation>Relancer la même découpe</translation>
    </message>
    <message>
        <source>Start with a made-up landscape over a year, or with GeoTIFF files of your own: they stay where they are.</source>
        <translation>Commencez par un paysage inventé sur une année, ou par vos propres fichiers GeoTIFF : ils restent où ils sont.</translation>
    </message>
    <message>
        <source>Start; progress is shown under Jobs</source>
        <translation>Lancer ; la progression s'affiche sous Tâches</translation>
    </message>
    <message>
        <source>Starting the server…</source>
        <translation>Démarrage du serveur…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Step through the dates</source>
        <translation>Parcourir les dates</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Arrêter la mesure</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>Stretch again</source>
        <translation>Étirer de nouveau</translation>
    </message>
    <message>
        <source>Stretch again, to the area or the canvas as they are now</source>
        <translation>Étirer de nouveau, sur la zone ou le canevas tels qu'ils sont</translation>
    </message>
    <message>
        <source>Stretch to</source>
        <translation>Étirer sur</translation>
    </message>
    <message>
        <source>Stretch {scene}</source>
        <translation>Étirer {scene}</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>Such as viridis or rdylgn, for one band or a formula.</source>
        <translation>Comme viridis ou rdylgn, pour une bande ou une formule.</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>Table (CSV)…</translation>
    </message>
    <message>
        <source>Take the area from a file</source>
        <translation>Prendre la zone d'un fichier</translation>
    </message>
    <message>
        <source>Take the area from the map, a layer, a file, pasted text or typed bounds</source>
        <translation>Prendre la zone de la carte, d'une couche, d'un fichier, d'un texte collé ou de limites saisies</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Relief</translation>
    </message>
    <message>
        <source>Terrain needs a raster of one band</source>
        <translation>Le relief demande un raster à une bande</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Tester la connexion</translation>
    </message>
    <message>
        <source>That point lies outside of the map.</source>
        <translation>Ce point est hors de la carte.</translation>
    </message>
    <message>
        <source>The CRS of this GeoJSON is not known.</source>
        <translation>Le SCR de ce GeoJSON est inconnu.</translation>
    </message>
    <message>
        <source>The WKT cannot be read: look at its brackets and numbers.</source>
        <translation>Le WKT est illisible : vérifiez ses parenthèses et ses nombres.</translation>
    </message>
    <message>
        <source>The address begins with https:// or http://.</source>
        <translation>L'adresse commence par https:// ou http://.</translation>
    </message>
    <message>
        <source>The address ends before ? and #.</source>
        <translation>L'adresse s'arrête avant ? et #.</translation>
    </message>
    <message>
        <source>The address is wrong</source>
        <translation>L'adresse est fausse</translation>
    </message>
    <message>
        <source>The answer broke off</source>
        <translation>La réponse s'est interrompue</translation>
    </message>
    <message>
        <source>The answer is too large</source>
        <translation>La réponse est trop grande</translation>
    </message>
    <message>
        <source>The area before and after</source>
        <translation>La zone avant et après</translation>
    </message>
    <message>
        <source>The area contains a pole: draw it so that it stays short of it.</source>
        <translation>La zone contient un pôle : dessinez-la pour qu'elle s'arrête avant.</translation>
    </message>
    <message>
        <source>The area crosses itself more than {count} times: it cannot be repaired.</source>
        <translation>La zone se croise plus de {count} fois : elle ne peut pas être réparée.</translation>
    </message>
    <message>
        <source>The area goes around the world more than once.</source>
        <translation>La zone fait plus d'une fois le tour du monde.</translation>
    </message>
    <message>
        <source>The area has coordinates that are not numbers.</source>
        <translation>La zone a des coordonnées qui ne sont pas des nombres.</translation>
    </message>
    <message>
        <source>The area has no pixel of this scene: its colours are stretched to the whole scene.</source>
        <translation>La zone n'a aucun pixel de cette scène : ses couleurs sont étirées sur toute la scène.</translation>
    </message>
    <message>
        <source>The area has too many vertices for the server.</source>
        <translation>La zone a trop de sommets pour le serveur.</translation>
    </message>
    <message>
        <source>The area has {count} vertices; {most} are the most. Simplify it first.</source>
        <translation>La zone a {count} sommets ; {most} au plus. Simplifiez-la d'abord.</translation>
    </message>
    <message>
        <source>The area is covered completely.</source>
        <translation>La zone est entièrement couverte.</translation>
    </message>
    <message>
        <source>The area is empty.</source>
        <translation>La zone est vide.</translation>
    </message>
    <message>
        <source>The area is empty: draw one with three corners or more.</source>
        <translation>La zone est vide : dessinez-en une d'au moins trois coins.</translation>
    </message>
    <message>
        <source>The area is on the clipboard as GeoJSON.</source>
        <translation>La zone est dans le presse-papiers en GeoJSON.</translation>
    </message>
    <message>
        <source>The area is saved in {path}.</source>
        <translation>La zone est enregistrée dans {path}.</translation>
    </message>
    <message>
        <source>The area lies where the map's projection is not defined.</source>
        <translation>La zone est là où la projection de la carte n'est pas définie.</translation>
    </message>
    <message>
        <source>The area of interest and the scene have nothing in common.</source>
        <translation>La zone d'intérêt et la scène n'ont rien en commun.</translation>
    </message>
    <message>
        <source>The area reaches beyond the edge of the world: a pole cannot lie in it.</source>
        <translation>La zone dépasse le bord du monde : un pôle ne peut pas s'y trouver.</translation>
    </message>
    <message>
        <source>The areas in this project cannot be read.</source>
        <translation>Les zones de ce projet sont illisibles.</translation>
    </message>
    <message>
        <source>The bounds are not numbers.</source>
        <translation>Les limites ne sont pas des nombres.</translation>
    </message>
    <message>
        <source>The certificate is for another server</source>
        <translation>Le certificat est celui d'un autre serveur</translation>
    </message>
    <message>
        <source>The certificate is not trusted</source>
        <translation>Le certificat n'est pas digne de confiance</translation>
    </message>
    <message>
        <source>The certificate is out of date</source>
        <translation>Le certificat n'est pas à jour</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid today. See whether this machine's clock is right.</source>
        <translation>Le certificat de {host} n'est pas valable aujourd'hui. Vérifiez l'horloge de cet ordinateur.</translation>
    </message>
    <message>
        <source>The circle contains a pole: draw it so that it stays short of it.</source>
        <translation>Le cercle contient un pôle : dessinez-le pour qu'il s'arrête avant.</translation>
    </message>
    <message>
        <source>The clip “{name}” failed: {reason}</source>
        <translation>La découpe « {name} » a échoué : {reason}</translation>
    </message>
    <message>
        <source>The clip “{name}” is on the map.</source>
        <translation>La découpe « {name} » est sur la carte.</translation>
    </message>
    <message>
        <source>The clip “{name}” is saved; its project was closed.</source>
        <translation>La découpe « {name} » est enregistrée ; son projet a été fermé.</translation>
    </message>
    <message>
        <source>The coordinates cannot be read.</source>
        <translation>Les coordonnées sont illisibles.</translation>
    </message>
    <message>
        <source>The demo project is for the server in QGIS: switch to that.</source>
        <translation>Le projet de démonstration est pour le serveur dans QGIS : passez à celui-ci.</translation>
    </message>
    <message>
        <source>The demo project is ready: pick a date and add its scene.</source>
        <translation>Le projet de démonstration est prêt : choisissez une date et ajoutez sa scène.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Le disque est plein</translation>
    </message>
    <message>
        <source>The download broke off</source>
        <translation>Le téléchargement s'est interrompu</translation>
    </message>
    <message>
        <source>The file changed</source>
        <translation>Le fichier a changé</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Le fichier est vide</translation>
    </message>
    <message>
        <source>The files of this clip are not on this computer.</source>
        <translation>Les fichiers de cette découpe ne sont pas sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The first zoom is {first}, the last {last}: they must rise from 0 to {most}.</source>
        <translation>Le premier zoom est {first}, le dernier {last} : ils doivent croître de 0 à {most}.</translation>
    </message>
    <message>
        <source>The folder of {name} does not exist.</source>
        <translation>Le dossier de {name} n'existe pas.</translation>
    </message>
    <message>
        <source>The formula “{name}” is deleted.</source>
        <translation>La formule « {name} » est supprimée.</translation>
    </message>
    <message>
        <source>The formula “{name}” is saved.</source>
        <translation>La formule « {name} » est enregistrée.</translation>
    </message>
    <message>
        <source>The host of the remote raster does not answer.</source>
        <translation>L'hôte du raster distant ne répond pas.</translation>
    </message>
    <message>
        <source>The installation was cancelled.</source>
        <translation>L'installation a été annulée.</translation>
    </message>
    <message>
        <source>The key is not accepted</source>
        <translation>La clé n'est pas acceptée</translation>
    </message>
    <message>
        <source>The key of this server is not in QGIS's authentication database: enter it again.</source>
        <translation>La clé de ce serveur n'est pas dans la base d'authentification de QGIS : saisissez-la de nouveau.</translation>
    </message>
    <message>
        <source>The list does not end</source>
        <translation>La liste n'en finit pas</translation>
    </message>
    <message>
        <source>The map follows at once; there is nothing to apply.</source>
        <translation>La carte suit aussitôt ; il n'y a rien à appliquer.</translation>
    </message>
    <message>
        <source>The map has no layers</source>
        <translation>La carte n'a pas de couches</translation>
    </message>
    <message>
        <source>The map's projection cannot show this area.</source>
        <translation>La projection de la carte ne peut pas montrer cette zone.</translation>
    </message>
    <message>
        <source>The outline moves by {distance} at most.</source>
        <translation>Le contour bouge de {distance} au plus.</translation>
    </message>
    <message>
        <source>The package index cannot be reached: see whether this machine is online.</source>
        <translation>L'index des paquets est injoignable : vérifiez que cette machine est en ligne.</translation>
    </message>
    <message>
        <source>The packages of the server have changed.</source>
        <translation>Les paquets du serveur ont changé.</translation>
    </message>
    <message>
        <source>The plugin is incomplete: geopera_server is not beside it.</source>
        <translation>L'extension est incomplète : geopera_server n'est pas à côté.</translation>
    </message>
    <message>
        <source>The plugin is incomplete: install it again.</source>
        <translation>L'extension est incomplète : réinstallez-la.</translation>
    </message>
    <message>
        <source>The polygons and the raster have nothing in common.</source>
        <translation>Les polygones et le raster n'ont rien en commun.</translation>
    </message>
    <message>
        <source>The proxy asks for a password</source>
        <translation>Le proxy demande un mot de passe</translation>
    </message>
    <message>
        <source>The proxy cannot be used</source>
        <translation>Le proxy ne peut pas servir</translation>
    </message>
    <message>
        <source>The proxy does not let this through</source>
        <translation>Le proxy ne laisse pas passer</translation>
    </message>
    <message>
        <source>The proxy of QGIS's options does not answer, or refuses this server.</source>
        <translation>Le proxy des options de QGIS ne répond pas, ou refuse ce serveur.</translation>
    </message>
    <message>
        <source>The proxy of QGIS's options does not let pip through: see the log.</source>
        <translation>Le proxy des options de QGIS ne laisse pas passer pip : voir le journal.</translation>
    </message>
    <message>
        <source>The quota is used up</source>
        <translation>Le quota est épuisé</translation>
    </message>
    <message>
        <source>The raster has depths</source>
        <translation>Le raster contient des profondeurs</translation>
    </message>
    <message>
        <source>The request is not valid</source>
        <translation>La requête n'est pas valable</translation>
    </message>
    <message>
        <source>The request is too large</source>
        <translation>La requête est trop grande</translation>
    </message>
    <message>
        <source>The result cannot replace its source: choose another name.</source>
        <translation>Le résultat ne peut pas remplacer sa source : choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The scene has fewer than three bands</source>
        <translation>La scène a moins de trois bandes</translation>
    </message>
    <message>
        <source>The scene, its project or its area is no longer on the server.</source>
        <translation>La scène, son projet ou sa zone n'est plus sur le serveur.</translation>
    </message>
    <message>
        <source>The server answers and lets you in</source>
        <translation>Le serveur répond et vous laisse entrer</translation>
    </message>
    <message>
        <source>The server answers with over {most} KiB. Ask for less at once; see whether the address is right.</source>
        <translation>Le serveur répond par plus de {most} Kio. Demandez-en moins à la fois ; vérifiez l'adresse.</translation>
    </message>
    <message>
        <source>The server cannot be used</source>
        <translation>Le serveur ne peut pas être utilisé</translation>
    </message>
    <message>
        <source>The server could not do this.</source>
        <translation>Le serveur n'a pas pu le faire.</translation>
    </message>
    <message>
        <source>The server could not start</source>
        <translation>Le serveur n'a pas pu démarrer</translation>
    </message>
    <message>
        <source>The server could not start. QGIS's Python console shows why.</source>
        <translation>Le serveur n'a pas pu démarrer. La console Python de QGIS montre pourquoi.</translation>
    </message>
    <message>
        <source>The server could not start: {reason}</source>
        <translation>Le serveur n'a pas pu démarrer : {reason}</translation>
    </message>
    <message>
        <source>The server did not say why.</source>
        <translation>Le serveur n'a pas dit pourquoi.</translation>
    </message>
    <message>
        <source>The server did not take the file</source>
        <translation>Le serveur n'a pas accepté le fichier</translation>
    </message>
    <message>
        <source>The server did not understand the request.</source>
        <translation>Le serveur n'a pas compris la requête.</translation>
    </message>
    <message>
        <source>The server does not accept this key: enter a valid one.</source>
        <translation>Le serveur n'accepte pas cette clé : saisissez-en une valable.</translation>
    </message>
    <message>
        <source>The server does not accept your key.</source>
        <translation>Le serveur n'accepte pas votre clé.</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Le serveur ne répond pas</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Le serveur ne répond pas.</translation>
    </message>
    <message>
        <source>The server does not answer: see whether it runs, then try again.</source>
        <translation>Le serveur ne répond pas : vérifiez qu'il tourne, puis réessayez.</translation>
    </message>
    <message>
        <source>The server does not know this key, or it has expired. Enter a valid one.</source>
        <translation>Le serveur ne connaît pas cette clé, ou elle a expiré. Saisissez-en une valable.</translation>
    </message>
    <message>
        <source>The server does not run</source>
        <translation>Le serveur ne tourne pas</translation>
    </message>
    <message>
        <source>The server does not run yet: wait a moment, then try again.</source>
        <translation>Le serveur ne tourne pas encore : attendez un instant, puis réessayez.</translation>
    </message>
    <message>
        <source>The server ended and is started again. {reason}</source>
        <translation>Le serveur s'est arrêté et redémarre. {reason}</translation>
    </message>
    <message>
        <source>The server ended by itself: start it again.</source>
        <translation>Le serveur s'est arrêté de lui-même : relancez-le.</translation>
    </message>
    <message>
        <source>The server ended meanwhile.</source>
        <translation>Le serveur s'est arrêté entre-temps.</translation>
    </message>
    <message>
        <source>The server has no Python of its own yet: set it up, or choose one in options.</source>
        <translation>Le serveur n'a pas encore son propre Python : configurez-le, ou choisissez-en un dans les options.</translation>
    </message>
    <message>
        <source>The server has no such thing, or it belongs to somebody else.</source>
        <translation>Le serveur n'a rien de tel, ou cela appartient à quelqu'un d'autre.</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>Le serveur est occupé</translation>
    </message>
    <message>
        <source>The server is stopped</source>
        <translation>Le serveur est arrêté</translation>
    </message>
    <message>
        <source>The server is too old</source>
        <translation>Le serveur est trop ancien</translation>
    </message>
    <message>
        <source>The server lists over {most} entries: ask for less.</source>
        <translation>Le serveur liste plus de {most} entrées : demandez-en moins.</translation>
    </message>
    <message>
        <source>The server met an error that it did not expect.</source>
        <translation>Le serveur a rencontré une erreur inattendue.</translation>
    </message>
    <message>
        <source>The server names an address that is not its own: nothing was sent there.</source>
        <translation>Le serveur indique une adresse qui n'est pas la sienne : rien n'y a été envoyé.</translation>
    </message>
    <message>
        <source>The server needs Python 3.11 or newer; this QGIS has {have}.</source>
        <translation>Le serveur demande Python 3.11 ou plus récent ; ce QGIS a {have}.</translation>
    </message>
    <message>
        <source>The server no longer knows the area of this clip.</source>
        <translation>Le serveur ne connaît plus la zone de cette découpe.</translation>
    </message>
    <message>
        <source>The server of this layer could not start. Click to try again.</source>
        <translation>Le serveur de cette couche n'a pas pu démarrer. Cliquez pour réessayer.</translation>
    </message>
    <message>
        <source>The server of this layer is stopped. Click to start it.</source>
        <translation>Le serveur de cette couche est arrêté. Cliquez pour le démarrer.</translation>
    </message>
    <message>
        <source>The server of this layer, {url}, does not answer. It is asked again.</source>
        <translation>Le serveur de cette couche, {url}, ne répond pas. Il est de nouveau interrogé.</translation>
    </message>
    <message>
        <source>The server of this upload is not in use: switch to it, or start it, first.</source>
        <translation>Le serveur de cet envoi n’est pas utilisé : passez d’abord à celui-ci ou démarrez-le.</translation>
    </message>
    <message>
        <source>The server on this computer is not set up yet.</source>
        <translation>Le serveur de cet ordinateur n'est pas encore configuré.</translation>
    </message>
    <message>
        <source>The server reads rasters, draws tiles and clips. It needs Python packages that QGIS does not bring. Nothing is installed before you agree, and a server elsewhere works without them.</source>
        <translation>Le serveur lit des rasters, dessine des tuiles et découpe. Il lui faut des paquets Python que QGIS n'apporte pas. Rien n'est installé avant votre accord, et un serveur ailleurs fonctionne sans eux.</translation>
    </message>
    <message>
        <source>The server sends its callers elsewhere</source>
        <translation>Le serveur renvoie ailleurs</translation>
    </message>
    <message>
        <source>The server sent something else than the clip: it was not kept.</source>
        <translation>Le serveur a envoyé autre chose que la découpe : rien n'a été gardé.</translation>
    </message>
    <message>
        <source>The server stopped several times while it made this clip, and gave it up.</source>
        <translation>Le serveur s'est arrêté plusieurs fois pendant cette découpe et l'a abandonnée.</translation>
    </message>
    <message>
        <source>The server takes too long</source>
        <translation>Le serveur met trop de temps</translation>
    </message>
    <message>
        <source>The server that the plugin runs itself</source>
        <translation>Le serveur que l'extension gère elle-même</translation>
    </message>
    <message>
        <source>The server took the same part several times and says that it has not arrived. Ask who runs it whether its disk is full.</source>
        <translation>Le serveur a reçu plusieurs fois la même partie et dit qu'elle n'est pas arrivée. Demandez à qui le gère si son disque est plein.</translation>
    </message>
    <message>
        <source>The server went away midway. Try again.</source>
        <translation>Le serveur a disparu en cours de route. Réessayez.</translation>
    </message>
    <message>
        <source>The server's answer cannot be read</source>
        <translation>La réponse du serveur est illisible</translation>
    </message>
    <message>
        <source>The server's name is not known</source>
        <translation>Le nom du serveur est inconnu</translation>
    </message>
    <message>
        <source>The server's process ended: {reason}</source>
        <translation>Le processus du serveur s'est arrêté : {reason}</translation>
    </message>
    <message>
        <source>The source file is no longer where it was.</source>
        <translation>Le fichier source n'est plus là où il était.</translation>
    </message>
    <message>
        <source>The source is compressed with loss: its pixels were stored without, larger.</source>
        <translation>La source est compressée avec perte : ses pixels ont été enregistrés sans perte, plus gros.</translation>
    </message>
    <message>
        <source>The source is damaged: {}</source>
        <translation>La source est endommagée : {}</translation>
    </message>
    <message>
        <source>The source was replaced while it was read.</source>
        <translation>La source a été remplacée pendant sa lecture.</translation>
    </message>
    <message>
        <source>The storage or the database of the server was out of reach.</source>
        <translation>Le stockage ou la base de données du serveur était injoignable.</translation>
    </message>
    <message>
        <source>The style “{name}” is deleted.</source>
        <translation>Le style « {name} » est supprimé.</translation>
    </message>
    <message>
        <source>The style “{name}” is saved.</source>
        <translation>Le style « {name} » est enregistré.</translation>
    </message>
    <message>
        <source>The text is longer than {most} million characters.</source>
        <translation>Le texte dépasse {most} millions de caractères.</translation>
    </message>
    <message>
        <source>The tiles cannot be written: {reason}</source>
        <translation>Les tuiles ne peuvent pas être écrites : {reason}</translation>
    </message>
    <message>
        <source>The tiles cannot replace their source: choose another name.</source>
        <translation>Les tuiles ne peuvent pas remplacer leur source : choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The upload does not get on</source>
        <translation>L'envoi n'avance pas</translation>
    </message>
    <message>
        <source>The upload goes elsewhere</source>
        <translation>L'envoi irait ailleurs</translation>
    </message>
    <message>
        <source>The upload was cancelled; nothing of it is kept.</source>
        <translation>L'envoi a été annulé ; rien n'en est gardé.</translation>
    </message>
    <message>
        <source>There are more than {most} vertices.</source>
        <translation>Il y a plus de {most} sommets.</translation>
    </message>
    <message>
        <source>There is a note on {count} of them.</source>
        <translation>Il y a une remarque pour {count} d'entre eux.</translation>
    </message>
    <message>
        <source>There is an area of that name.</source>
        <translation>Il y a déjà une zone de ce nom.</translation>
    </message>
    <message>
        <source>There is no band “{name}” in this scene.</source>
        <translation>Il n'y a pas de bande « {name} » dans cette scène.</translation>
    </message>
    <message>
        <source>There is no delivery area.</source>
        <translation>Il n'y a pas de zone de livraison.</translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>Il n'y a pas de fichier {name}.</translation>
    </message>
    <message>
        <source>There is no polygon that could be used.</source>
        <translation>Il n'y a aucun polygone utilisable.</translation>
    </message>
    <message>
        <source>There is no room for this in {folder}.</source>
        <translation>Il n'y a pas de place pour cela dans {folder}.</translation>
    </message>
    <message>
        <source>There is no room left on the disk of the server.</source>
        <translation>Il n'y a plus de place sur le disque du serveur.</translation>
    </message>
    <message>
        <source>There is no room left on the disk.</source>
        <translation>Il n’y a plus de place sur le disque.</translation>
    </message>
    <message>
        <source>There is no room: {free} MB are free, {wanted} MB are needed.</source>
        <translation>Il n'y a pas de place : {free} Mo libres, {wanted} Mo nécessaires.</translation>
    </message>
    <message>
        <source>There is no secure connection</source>
        <translation>Il n'y a pas de connexion sûre</translation>
    </message>
    <message>
        <source>There is no server to ask: start it first.</source>
        <translation>Aucun serveur à interroger : démarrez-le d'abord.</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>Il n'y a pas de texte.</translation>
    </message>
    <message>
        <source>There is no vector file in {name}.</source>
        <translation>Il n'y a pas de fichier vectoriel dans {name}.</translation>
    </message>
    <message>
        <source>There is nothing in {name}.</source>
        <translation>Il n'y a rien dans {name}.</translation>
    </message>
    <message>
        <source>These Python packages are missing: {names}.</source>
        <translation>Ces paquets Python manquent : {names}.</translation>
    </message>
    <message>
        <source>These bounds are no longitudes and latitudes: name their CRS with them.</source>
        <translation>Ces limites ne sont pas des longitudes et latitudes : indiquez leur SCR.</translation>
    </message>
    <message>
        <source>These would be {count} tiles, more than {most}: choose a lower last zoom.</source>
        <translation>Cela ferait {count} tuiles, plus de {most} : choisissez un dernier zoom plus petit.</translation>
    </message>
    <message>
        <source>This GeoJSON</source>
        <translation>Ce GeoJSON</translation>
    </message>
    <message>
        <source>This GeoJSON has no polygon.</source>
        <translation>Ce GeoJSON n'a pas de polygone.</translation>
    </message>
    <message>
        <source>This GeoJSON is not put together as GeoJSON is.</source>
        <translation>Ce GeoJSON n'est pas construit comme du GeoJSON.</translation>
    </message>
    <message>
        <source>This address leads to another server: enter the key that is meant for it.</source>
        <translation>Cette adresse mène à un autre serveur : saisissez la clé qui lui est destinée.</translation>
    </message>
    <message>
        <source>This can be computed</source>
        <translation>Cela peut être calculé</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>This contradicts an earlier request</source>
        <translation>Cela contredit une requête précédente</translation>
    </message>
    <message>
        <source>This could not be loaded</source>
        <translation>Ceci n'a pas pu être chargé</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Cela n'a pas marché</translation>
    </message>
    <message>
        <source>This is JSON, but no GeoJSON object.</source>
        <translation>C'est du JSON, mais pas un objet GeoJSON.</translation>
    </message>
    <message>
        <source>This is neither GeoJSON nor a WKT POLYGON or MULTIPOLYGON, nor four bounds.</source>
        <translation>Ce n'est ni du GeoJSON, ni un WKT POLYGON ou MULTIPOLYGON, ni quatre limites.</translation>
    </message>
    <message>
        <source>This is no GeoTIFF</source>
        <translation>Ce n'est pas un GeoTIFF</translation>
    </message>
    <message>
        <source>This is no valid JSON{place}.</source>
        <translation>Ce JSON n'est pas valide{place}.</translation>
    </message>
    <message>
        <source>This is no web address.</source>
        <translation>Ce n'est pas une adresse web.</translation>
    </message>
    <message>
        <source>This is not a Geopera server</source>
        <translation>Ce n'est pas un serveur Geopera</translation>
    </message>
    <message>
        <source>This key may not do this: ask for a wider scope or a larger quota.</source>
        <translation>Cette clé n'y a pas droit : demandez plus de droits ou un quota plus grand.</translation>
    </message>
    <message>
        <source>This layer has no extent.</source>
        <translation>Cette couche n'a pas d'emprise.</translation>
    </message>
    <message>
        <source>This layer is of another server ({name}): switch to it.</source>
        <translation>Cette couche est d'un autre serveur ({name}) : passez à celui-ci.</translation>
    </message>
    <message>
        <source>This place has one capture date only: there is nothing to compare it with.</source>
        <translation>Cet endroit n'a qu'une date de prise de vue : il n'y a rien à comparer.</translation>
    </message>
    <message>
        <source>This place has one capture date only: there is nothing to step through.</source>
        <translation>Cet endroit n'a qu'une date de prise de vue : il n'y a rien à parcourir.</translation>
    </message>
    <message>
        <source>This project is empty</source>
        <translation>Ce projet est vide</translation>
    </message>
    <message>
        <source>This scene is of another server: connect to that one first.</source>
        <translation>Cette scène est d'un autre serveur : connectez-vous-y d'abord.</translation>
    </message>
    <message>
        <source>This server takes entries of the kind Basic; this one is of the kind {kind}.</source>
        <translation>Ce serveur accepte des entrées de type Basic ; celle-ci est de type {kind}.</translation>
    </message>
    <message>
        <source>This style does not suit this scene: choose another one.</source>
        <translation>Ce style ne convient pas à cette scène : choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This was cancelled; nothing was written.</source>
        <translation>Ceci a été annulé ; rien n'a été écrit.</translation>
    </message>
    <message>
        <source>This was cancelled; {count} polygons were measured and written before.</source>
        <translation>L’opération a été annulée ; {count} polygones ont été mesurés et écrits auparavant.</translation>
    </message>
    <message>
        <source>Tick all of the list</source>
        <translation>Cocher toute la liste</translation>
    </message>
    <message>
        <source>Tick at least one band of {raster}.</source>
        <translation>Cochez au moins une bande de {raster}.</translation>
    </message>
    <message>
        <source>Tick at least one mosaic.</source>
        <translation>Cochez au moins une mosaïque.</translation>
    </message>
    <message>
        <source>Tick at least one raster.</source>
        <translation>Cochez au moins un raster.</translation>
    </message>
    <message>
        <source>Tick at least one scene.</source>
        <translation>Cochez au moins une scène.</translation>
    </message>
    <message>
        <source>Tick none of the list</source>
        <translation>Ne rien cocher dans la liste</translation>
    </message>
    <message>
        <source>TileJSON address</source>
        <translation>Adresse TileJSON</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Tuiles</translation>
    </message>
    <message>
        <source>Tiles are copied as they are stored.</source>
        <translation>Les tuiles sont copiées telles qu'enregistrées.</translation>
    </message>
    <message>
        <source>Tiles are read with the key itself: it may not make a token.</source>
        <translation>Les tuiles sont lues avec la clé elle-même : elle ne peut pas faire de jeton.</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>Série temporelle</translation>
    </message>
    <message>
        <source>Time series of an area</source>
        <translation>Série temporelle d'une zone</translation>
    </message>
    <message>
        <source>Too many requests at once</source>
        <translation>Trop de requêtes à la fois</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Try again when some of them are done.</source>
        <translation>Réessayez quand certaines seront terminées.</translation>
    </message>
    <message>
        <source>Try it again.</source>
        <translation>Réessayez.</translation>
    </message>
    <message>
        <source>Turn the colours round</source>
        <translation>Inverser les couleurs</translation>
    </message>
    <message>
        <source>Turn the divider (T)</source>
        <translation>Tourner le séparateur (T)</translation>
    </message>
    <message>
        <source>Type a part of a name to search, such as “moisture” or “NDVI”</source>
        <translation>Tapez une partie d'un nom pour chercher, comme « moisture » ou « NDVI »</translation>
    </message>
    <message>
        <source>Type a radius such as 500 or 1.5 km.</source>
        <translation>Tapez un rayon comme 500 ou 1.5 km.</translation>
    </message>
    <message>
        <source>Type bounds</source>
        <translation>Saisir des limites</translation>
    </message>
    <message>
        <source>Typed bounds…</source>
        <translation>Limites saisies…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler l'action</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Unnamed area</source>
        <translation>Zone sans nom</translation>
    </message>
    <message>
        <source>Upload GeoTIFF files to the project</source>
        <translation>Envoyer des fichiers GeoTIFF au projet</translation>
    </message>
    <message>
        <source>Upload GeoTIFF files…</source>
        <translation>Envoyer des fichiers GeoTIFF…</translation>
    </message>
    <message>
        <source>Upload {name} to Geopera</source>
        <translation>Envoyer {name} à Geopera</translation>
    </message>
    <message>
        <source>Uploaded {scenes}.</source>
        <translation>Envoi terminé : {scenes}.</translation>
    </message>
    <message>
        <source>Uploading {name}</source>
        <translation>Envoi de {name}</translation>
    </message>
    <message>
        <source>Urban</source>
        <translation>Urbain</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Use a server elsewhere…</source>
        <translation>Utiliser un serveur ailleurs…</translation>
    </message>
    <message>
        <source>Use this area</source>
        <translation>Utiliser cette zone</translation>
    </message>
    <message>
        <source>Use this layer</source>
        <translation>Utiliser cette couche</translation>
    </message>
    <message>
        <source>Used when there is no expression.</source>
        <translation>Utilisée en l'absence d'expression.</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <source>Values count downwards: 12 becomes -12 m.</source>
        <translation>Les valeurs comptent vers le bas : 12 devient -12 m.</translation>
    </message>
    <message>
        <source>Vector files</source>
        <translation>Fichiers vectoriels</translation>
    </message>
    <message>
        <source>WMTS address</source>
        <translation>Adresse WMTS</translation>
    </message>
    <message>
        <source>Wait until the server is up, then try again.</source>
        <translation>Attendez que le serveur soit prêt, puis réessayez.</translation>
    </message>
    <message>
        <source>Wait until the server is up.</source>
        <translation>Attendez que le serveur soit prêt.</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>En attente…</translation>
    </message>
    <message>
        <source>Weight pixels at edges</source>
        <translation>Pondérer les pixels du bord</translation>
    </message>
    <message>
        <source>Welcome to Geopera</source>
        <translation>Bienvenue dans Geopera</translation>
    </message>
    <message>
        <source>West</source>
        <translation>Ouest</translation>
    </message>
    <message>
        <source>West must be smaller than east.</source>
        <translation>L'ouest doit être inférieur à l'est.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>What answers shows a certificate that is not for {host}.</source>
        <translation>Ce qui répond montre un certificat qui n'est pas pour {host}.</translation>
    </message>
    <message>
        <source>What is chosen does not touch the area.</source>
        <translation>Ce qui est choisi ne touche pas la zone.</translation>
    </message>
    <message>
        <source>What is known of jobs and uploads cannot be kept: {reason}</source>
        <translation>Ce que l’on sait des tâches et des envois ne peut pas être conservé : {reason}</translation>
    </message>
    <message>
        <source>What is measured: search the formulas, or type an expression of bands</source>
        <translation>Ce qui est mesuré : cherchez dans les formules, ou tapez une expression de bandes</translation>
    </message>
    <message>
        <source>What map clients show; empty for the name of the raster.</source>
        <translation>Ce que montrent les clients cartographiques ; vide pour le nom du raster.</translation>
    </message>
    <message>
        <source>What pip says appears here.</source>
        <translation>Ce que dit pip apparaît ici.</translation>
    </message>
    <message>
        <source>What the colour of a day tells</source>
        <translation>Ce que dit la couleur d'un jour</translation>
    </message>
    <message>
        <source>What the server on this computer may read</source>
        <translation>Ce que le serveur sur cet ordinateur peut lire</translation>
    </message>
    <message>
        <source>What will be installed</source>
        <translation>Ce qui sera installé</translation>
    </message>
    <message>
        <source>What you choose is shown at once by the layer {}</source>
        <translation>Votre choix est aussitôt montré par la couche {}</translation>
    </message>
    <message>
        <source>When another program has it, any free port is taken</source>
        <translation>Si un autre programme l'a, un port libre est pris</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Where the light comes from</source>
        <translation>D'où vient la lumière</translation>
    </message>
    <message>
        <source>Where the server runs</source>
        <translation>Où tourne le serveur</translation>
    </message>
    <message>
        <source>Which raster of the scene is drawn</source>
        <translation>Quel raster de la scène est dessiné</translation>
    </message>
    <message>
        <source>Whole scene</source>
        <translation>Scène entière</translation>
    </message>
    <message>
        <source>Whom map clients should name.</source>
        <translation>Qui les clients cartographiques doivent citer.</translation>
    </message>
    <message>
        <source>Widen them, or show all scenes again.</source>
        <translation>Élargissez-les, ou affichez de nouveau toutes les scènes.</translation>
    </message>
    <message>
        <source>Work out the coverage</source>
        <translation>Calculer la couverture</translation>
    </message>
    <message>
        <source>Write an expression, such as (nir - red) / (nir + red).</source>
        <translation>Écrivez une expression, comme (nir - red) / (nir + red).</translation>
    </message>
    <message>
        <source>Write the area of interest</source>
        <translation>Écrire la zone d'intérêt</translation>
    </message>
    <message>
        <source>Writes a GeoTIFF of one band, heights in metres, as PNG tiles whose red, green and blue say the height, for map clients that draw relief or stand in 3D: Mapbox Terrain-RGB (steps of 10 cm from -10,000 m) or Terrarium (steps of 4 mm from -32,768 m).

What has no height is transparent and 0 m. The scale and offset of the band are applied. Depths, which count downwards, can be turned into heights. A cancelled export leaves no file.</source>
        <translation>Écrit un GeoTIFF à une bande, des altitudes en mètres, en tuiles PNG dont le rouge, le vert et le bleu disent l'altitude, pour les clients qui dessinent le relief ou la 3D : Mapbox Terrain-RGB (pas de 10 cm depuis -10 000 m) ou Terrarium (pas de 4 mm depuis -32 768 m).

Ce qui n'a pas d'altitude est transparent et à 0 m. L'échelle et le décalage de la bande sont appliqués. Les profondeurs, comptées vers le bas, peuvent devenir des altitudes. Un export annulé ne laisse aucun fichier.</translation>
    </message>
    <message>
        <source>XYZ address</source>
        <translation>Adresse XYZ</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>Your own files can always be read. What is named below may be on any network, your own included; one folder or address in a line.</source>
        <translation>Vos propres fichiers peuvent toujours être lus. Ce qui est nommé ci-dessous peut être sur n'importe quel réseau, y compris le vôtre ; un dossier ou une adresse par ligne.</translation>
    </message>
    <message>
        <source>Zonal statistics</source>
        <translation>Statistiques zonales</translation>
    </message>
    <message>
        <source>Zonal statistics, exact</source>
        <translation>Statistiques zonales, exactes</translation>
    </message>
    <message>
        <source>Zoom to</source>
        <translation>Zoomer dessus</translation>
    </message>
    <message>
        <source>Zoom to the area</source>
        <translation>Zoomer sur la zone</translation>
    </message>
    <message>
        <source>Zoom {first} to {last}: up to {count} tiles.</source>
        <translation>Zoom {first} à {last} : jusqu'à {count} tuiles.</translation>
    </message>
    <message>
        <source>a scene that is no longer there</source>
        <translation>une scène qui n'existe plus</translation>
    </message>
    <message>
        <source>about {download} to fetch, {disk} on disk</source>
        <translation>environ {download} à télécharger, {disk} sur le disque</translation>
    </message>
    <message>
        <source>after waiting {time}</source>
        <translation>après {time} d'attente</translation>
    </message>
    <message>
        <source>any</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>area</source>
        <translation>zone</translation>
    </message>
    <message>
        <source>areas</source>
        <translation>zones</translation>
    </message>
    <message>
        <source>band</source>
        <translation>bande</translation>
    </message>
    <message>
        <source>bands</source>
        <translation>bandes</translation>
    </message>
    <message>
        <source>beside the project: {folder}</source>
        <translation>à côté du projet : {folder}</translation>
    </message>
    <message>
        <source>bounds</source>
        <translation>limites</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>découpe</translation>
    </message>
    <message>
        <source>clip,crop,cut,mask,extract,cog,lossless,area of interest</source>
        <translation>découper,rogner,couper,masquer,extraire,cog,sans perte,zone d'intérêt</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>découpes</translation>
    </message>
    <message>
        <source>cloud {percent}</source>
        <translation>nuages {percent}</translation>
    </message>
    <message>
        <source>cloud {percent} %</source>
        <translation>nuages {percent} %</translation>
    </message>
    <message>
        <source>date</source>
        <translation>date</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>dates</translation>
    </message>
    <message>
        <source>day</source>
        <translation>jour</translation>
    </message>
    <message>
        <source>days</source>
        <translation>jours</translation>
    </message>
    <message>
        <source>delivery area {name}</source>
        <translation>zone de livraison {name}</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>code de sortie {code}</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>entité</translation>
    </message>
    <message>
        <source>features</source>
        <translation>entités</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fichier</translation>
    </message>
    <message>
        <source>files</source>
        <translation>fichiers</translation>
    </message>
    <message>
        <source>in QGIS</source>
        <translation>dans QGIS</translation>
    </message>
    <message>
        <source>incomplete: repair or remove it</source>
        <translation>incomplet : à réparer ou supprimer</translation>
    </message>
    <message>
        <source>installed, {count} packages, {size}</source>
        <translation>installé, {count} paquets, {size}</translation>
    </message>
    <message>
        <source>it expires</source>
        <translation>son expiration</translation>
    </message>
    <message>
        <source>it is done, but could not be loaded: {reason}</source>
        <translation>c'est fait, mais n'a pas pu être chargé : {reason}</translation>
    </message>
    <message>
        <source>job</source>
        <translation>tâche</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>tâches</translation>
    </message>
    <message>
        <source>kept in QGIS; type to replace it</source>
        <translation>gardée dans QGIS ; tapez pour la remplacer</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>couche</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>couches</translation>
    </message>
    <message>
        <source>less than {time} s</source>
        <translation>moins de {time} s</translation>
    </message>
    <message>
        <source>line</source>
        <translation>ligne</translation>
    </message>
    <message>
        <source>made for another version of the plugin: repair it</source>
        <translation>fait pour une autre version de l'extension : à réparer</translation>
    </message>
    <message>
        <source>mapbox for Terrain-RGB as Mapbox and MapTiler use it.</source>
        <translation>mapbox pour Terrain-RGB comme l'utilisent Mapbox et MapTiler.</translation>
    </message>
    <message>
        <source>mean, p10 to p90</source>
        <translation>moyenne, p10 à p90</translation>
    </message>
    <message>
        <source>mosaic</source>
        <translation>mosaïque</translation>
    </message>
    <message>
        <source>mosaics</source>
        <translation>mosaïques</translation>
    </message>
    <message>
        <source>ndvi,ndwi,evi,index,formula,expression,band math,raster calculator</source>
        <translation>ndvi,ndwi,evi,indice,formule,expression,calcul de bandes,calculatrice raster</translation>
    </message>
    <message>
        <source>no area</source>
        <translation>aucune zone</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>none needed</source>
        <translation>aucune nécessaire</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>non installé</translation>
    </message>
    <message>
        <source>not on the map yet</source>
        <translation>pas encore sur la carte</translation>
    </message>
    <message>
        <source>p10 to p90: {low} to {high}</source>
        <translation>p10 à p90 : {low} à {high}</translation>
    </message>
    <message>
        <source>part</source>
        <translation>partie</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>parties</translation>
    </message>
    <message>
        <source>pip ended without a word.</source>
        <translation>pip s'est arrêté sans un mot.</translation>
    </message>
    <message>
        <source>pixel</source>
        <translation>pixel</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>pixels</translation>
    </message>
    <message>
        <source>pixels moved to another grid</source>
        <translation>pixels déplacés sur une autre grille</translation>
    </message>
    <message>
        <source>pixels written again without loss</source>
        <translation>pixels réécrits sans perte</translation>
    </message>
    <message>
        <source>project</source>
        <translation>projet</translation>
    </message>
    <message>
        <source>projects</source>
        <translation>projets</translation>
    </message>
    <message>
        <source>qgis_process command</source>
        <translation>Commande qgis_process</translation>
    </message>
    <message>
        <source>run by the plugin</source>
        <translation>géré par l'extension</translation>
    </message>
    <message>
        <source>saved here</source>
        <translation>enregistré ici</translation>
    </message>
    <message>
        <source>scene</source>
        <translation>scène</translation>
    </message>
    <message>
        <source>scenes</source>
        <translation>scènes</translation>
    </message>
    <message>
        <source>several rasters put together, {how}</source>
        <translation>plusieurs rasters assemblés, {how}</translation>
    </message>
    <message>
        <source>statistics,zonal,zones,mean,median,percentile,histogram,weighted</source>
        <translation>statistiques,zonal,zones,moyenne,médiane,percentile,histogramme,pondéré</translation>
    </message>
    <message>
        <source>such as (nir - red) / (nir + red)</source>
        <translation>comme (nir - red) / (nir + red)</translation>
    </message>
    <message>
        <source>such as Harbour office</source>
        <translation>comme Bureau du port</translation>
    </message>
    <message>
        <source>terrain,elevation,dem,terrain-rgb,terrarium,3d,hillshade,mbtiles,xyz</source>
        <translation>relief,altitude,mnt,terrain-rgb,terrarium,3d,ombrage,mbtiles,xyz</translation>
    </message>
    <message>
        <source>the one that the plugin installed</source>
        <translation>celui que l'extension a installé</translation>
    </message>
    <message>
        <source>the server of this computer</source>
        <translation>le serveur de cet ordinateur</translation>
    </message>
    <message>
        <source>tiles copied as they are stored</source>
        <translation>tuiles copiées telles qu'enregistrées</translation>
    </message>
    <message>
        <source>tiles,mbtiles,xyz,offline,basemap,web mercator,pyramid</source>
        <translation>tuiles,mbtiles,xyz,hors ligne,fond de carte,web mercator,pyramide</translation>
    </message>
    <message>
        <source>time series,dates,phenology,statistics,temporal,chart,ndvi</source>
        <translation>série temporelle,dates,phénologie,statistiques,temporel,graphique,ndvi</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>vertex</source>
        <translation>sommet</translation>
    </message>
    <message>
        <source>vertices</source>
        <translation>sommets</translation>
    </message>
    <message>
        <source>{address} did not answer in time. Try again, or ask for less at once.</source>
        <translation>{address} n'a pas répondu à temps. Réessayez, ou demandez-en moins à la fois.</translation>
    </message>
    <message>
        <source>{address} is no web address.</source>
        <translation>{address} n'est pas une adresse web.</translation>
    </message>
    <message>
        <source>{address} refers to another place ({where}). Enter that address if you trust it.</source>
        <translation>{address} renvoie à un autre endroit ({where}). Saisissez cette adresse si vous lui faites confiance.</translation>
    </message>
    <message>
        <source>{area}, across 180°</source>
        <translation>{area}, à travers 180°</translation>
    </message>
    <message>
        <source>{arrived} of {expected} bytes arrived. Try again.</source>
        <translation>{arrived} octets sur {expected} sont arrivés. Réessayez.</translation>
    </message>
    <message>
        <source>{copied} of {all} are copied tile by tile, the others written again.</source>
        <translation>{copied} sur {all} sont copiés tuile par tuile, les autres réécrits.</translation>
    </message>
    <message>
        <source>{count} Python packages, rasterio and rio-tiler among them, pinned and checked by their hashes, from pypi.org</source>
        <translation>{count} paquets Python, dont rasterio et rio-tiler, figés et vérifiés par leurs empreintes, depuis pypi.org</translation>
    </message>
    <message>
        <source>{count} are on the map.</source>
        <translation>{count} sont sur la carte.</translation>
    </message>
    <message>
        <source>{count} did not arrive completely: {names}</source>
        <translation>{count} sans arriver complètement : {names}</translation>
    </message>
    <message>
        <source>{count} finished while QGIS was closed.</source>
        <translation>{count} : terminé pendant que QGIS était fermé.</translation>
    </message>
    <message>
        <source>{count} layers cannot be drawn: their server is gone.</source>
        <translation>{count} couches ne peuvent pas être dessinées : leur serveur est parti.</translation>
    </message>
    <message>
        <source>{count} more: see the Geopera panel</source>
        <translation>{count} de plus : voir le panneau Geopera</translation>
    </message>
    <message>
        <source>{count} started on {server}: you find the results there.</source>
        <translation>{count} en cours sur {server} : vous y trouverez les résultats.</translation>
    </message>
    <message>
        <source>{count} vertices are too many to edit by hand: simplify the area first.</source>
        <translation>{count} sommets sont trop pour une modification à la main : simplifiez d'abord la zone.</translation>
    </message>
    <message>
        <source>{crs} is not known.</source>
        <translation>{crs} est inconnu.</translation>
    </message>
    <message>
        <source>{host} does not speak HTTPS as it should. See whether the address begins with http:// or has another port.</source>
        <translation>{host} ne parle pas HTTPS comme il faut. Voyez si l'adresse commence par http:// ou a un autre port.</translation>
    </message>
    <message>
        <source>{how}; its codec was lossy</source>
        <translation>{how} ; son codec était avec perte</translation>
    </message>
    <message>
        <source>{layer} cannot be drawn: its server is gone.</source>
        <translation>{layer} ne peut pas être dessiné : son serveur est parti.</translation>
    </message>
    <message>
        <source>{length} around</source>
        <translation>{length} de tour</translation>
    </message>
    <message>
        <source>{name} cannot be read any more.</source>
        <translation>{name} ne peut plus être lu.</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>{name} ne peut pas être lu.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} ne peut pas être lu : {reason}.</translation>
    </message>
    <message>
        <source>{name} does not say in which CRS it is: give it one first.</source>
        <translation>{name} n'indique pas son SCR : donnez-lui-en un d'abord.</translation>
    </message>
    <message>
        <source>{name} has lines, but none that ends where it begins.</source>
        <translation>{name} a des lignes, mais aucune qui finisse où elle commence.</translation>
    </message>
    <message>
        <source>{name} has more than {most} features: choose some in a layer first.</source>
        <translation>{name} a plus de {most} entités : choisissez-en d'abord dans une couche.</translation>
    </message>
    <message>
        <source>{name} has more than {most} vertices.</source>
        <translation>{name} a plus de {most} sommets.</translation>
    </message>
    <message>
        <source>{name} has no polygons.</source>
        <translation>{name} n'a pas de polygones.</translation>
    </message>
    <message>
        <source>{name} holds more than {most} files.</source>
        <translation>{name} contient plus de {most} fichiers.</translation>
    </message>
    <message>
        <source>{name} is a folder.</source>
        <translation>{name} est un dossier.</translation>
    </message>
    <message>
        <source>{name} is larger than {most} MB: take out the part that you need first.</source>
        <translation>{name} dépasse {most} Mo : extrayez d'abord la partie utile.</translation>
    </message>
    <message>
        <source>{name} is no readable archive.</source>
        <translation>{name} n'est pas une archive lisible.</translation>
    </message>
    <message>
        <source>{name} is no vector file that can be read.</source>
        <translation>{name} n'est pas un fichier vectoriel lisible.</translation>
    </message>
    <message>
        <source>{name} is not empty: choose a new folder.</source>
        <translation>{name} n'est pas vide : choisissez un nouveau dossier.</translation>
    </message>
    <message>
        <source>{name} was not uploaded. {reason}</source>
        <translation>{name} n'a pas été envoyé. {reason}</translation>
    </message>
    <message>
        <source>{name} was written to while it was sent: try again.</source>
        <translation>{name} a été modifié pendant l'envoi : réessayez.</translation>
    </message>
    <message>
        <source>{number} million</source>
        <translation>{number} millions</translation>
    </message>
    <message>
        <source>{outside} of {all} do not touch the area and will be left out.</source>
        <translation>{outside} sur {all} ne touchent pas la zone et seront laissées de côté.</translation>
    </message>
    <message>
        <source>{path} cannot be written: choose another place.</source>
        <translation>{path} ne peut pas être écrit : choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{program} has neither pip nor venv. On Debian and Ubuntu the package python3-venv brings them; elsewhere install Python from python.org.</source>
        <translation>{program} n'a ni pip ni venv. Sous Debian et Ubuntu, le paquet python3-venv les apporte ; ailleurs, installez Python depuis python.org.</translation>
    </message>
    <message>
        <source>{scenes}: {reason}</source>
        <translation>{scenes} : {reason}</translation>
    </message>
    <message>
        <source>{share} covered by {scene}</source>
        <translation>{share} couverts par {scene}</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} Mo</translation>
    </message>
    <message>
        <source>{size} of text, too long to be shown</source>
        <translation>{size} de texte, trop long pour être montré</translation>
    </message>
    <message>
        <source>{there} of {total}</source>
        <translation>{there} sur {total}</translation>
    </message>
    <message>
        <source>{ticked} of {all} ticked</source>
        <translation>{ticked} cochées sur {all}</translation>
    </message>
    <message>
        <source>{time} h</source>
        <translation>{time} h</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>reste {time}</translation>
    </message>
    <message>
        <source>{time} min</source>
        <translation>{time} min</translation>
    </message>
    <message>
        <source>{time} s</source>
        <translation>{time} s</translation>
    </message>
    <message>
        <source>{title}: {details}. Double click adds it to the map.</source>
        <translation>{title} : {details}. Un double-clic l'ajoute à la carte.</translation>
    </message>
    <message>
        <source>{units} held for it</source>
        <translation>{units} réservées pour cela</translation>
    </message>
    <message>
        <source>{width} x {height} pixels</source>
        <translation>{width} x {height} pixels</translation>
    </message>
    <message>
        <source>{z}/{x}/{y} and tilejson.json, instead of an MBTiles file.</source>
        <translation>{z}/{x}/{y} et tilejson.json, au lieu d'un fichier MBTiles.</translation>
    </message>
    <message>
        <source>{} is not a GeoTIFF on this computer: choose its file.</source>
        <translation>{} n'est pas un GeoTIFF de cet ordinateur : choisissez son fichier.</translation>
    </message>
    <message>
        <source>{} shows tiles of a server: Processing works on files. Clip the scene first, or choose its GeoTIFF.</source>
        <translation>{} montre des tuiles d'un serveur : Traitement travaille sur des fichiers. Découpez d'abord la scène, ou choisissez son GeoTIFF.</translation>
    </message>
    <message>
        <source>{} x {} pixels, {} of them inside; made by {}.</source>
        <translation>{} x {} pixels, dont {} à l'intérieur ; produit par {}.</translation>
    </message>
    <message>
        <source>“{name}” is archived; nothing of it is deleted.</source>
        <translation>« {name} » est archivé ; rien n'en est supprimé.</translation>
    </message>
    <message>
        <source>“{name}” is no longer kept in this project.</source>
        <translation>« {name} » n'est plus gardé dans ce projet.</translation>
    </message>
    <message>
        <source>≤ {percent} %</source>
        <translation>≤ {percent} %</translation>
    </message>
    <message>
        <source>≥ {percent} %</source>
        <translation>≥ {percent} %</translation>
    </message>
</context>
</TS>
