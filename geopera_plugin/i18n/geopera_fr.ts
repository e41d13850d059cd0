<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Geopera</name>
    <message>
        <source>About Geopera</source>
        <translation>À propos de Geopera</translation>
    </message>
    <message>
        <source>About Geopera…</source>
        <translation>À propos de Geopera…</translation>
    </message>
    <message>
        <source>Band math that is measured instead of bands.</source>
        <translation>Calcul de bandes mesuré au lieu des bandes.</translation>
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
        <source>Bands</source>
        <translation>Bandes</translation>
    </message>
    <message>
        <source>Browse dated imagery, style it live, and clip it without changing a pixel.</source>
        <translation>Parcourir des images datées, les styliser en direct et les découper sans changer un pixel.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Découper</translation>
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
        <source>Clip to the area of interest…</source>
        <translation>Découper selon la zone d'intérêt…</translation>
    </message>
    <message>
        <source>Computes a formula of the catalogue, or an expression of your own, over the bands of a GeoTIFF, and writes float32 as a Cloud Optimized GeoTIFF on the same grid.

An expression, when given, is used instead of the formula: it names bands, such as (nir - red) / (nir + red) or (b4 - b3) / (b4 + b3); several results are separated by semicolons. A pixel has no value (NaN) where a band has none, or where the result is not finite. With polygons, only pixels whose centre is inside have values.</source>
        <translation>Calcule une formule du catalogue, ou votre propre expression, sur les bandes d'un GeoTIFF et écrit du float32 en Cloud Optimized GeoTIFF sur la même grille.

Une expression, si elle est donnée, remplace la formule : elle nomme des bandes, comme (nir - red) / (nir + red) ou (b4 - b3) / (b4 + b3) ; plusieurs résultats sont séparés par des points-virgules. Un pixel n'a pas de valeur (NaN) là où une bande n'en a pas, ou si le résultat n'est pas fini. Avec des polygones, seuls les pixels dont le centre est à l'intérieur ont des valeurs.</translation>
    </message>
    <message>
        <source>Count them by the share of their area that is inside.</source>
        <translation>Les compter selon la part de leur surface à l'intérieur.</translation>
    </message>
    <message>
        <source>Cuts a GeoTIFF to the area of polygons, and writes a Cloud Optimized GeoTIFF on the same grid. Pixels whose centre is inside keep their values bit by bit; the others are hidden as the source hides pixels.

Where the tiles of the source can be copied, they are: then the file ends at tiles, unless you ask for the exact box. All polygons together are the area; they may be in any coordinate system, and are repaired when they cross themselves.</source>
        <translation>Découpe un GeoTIFF selon la surface de polygones et écrit un Cloud Optimized GeoTIFF sur la même grille. Les pixels dont le centre est à l'intérieur gardent leurs valeurs bit à bit ; les autres sont masqués comme la source masque ses pixels.

Les tuiles de la source sont copiées là où c'est possible : le fichier s'arrête alors au bord des tuiles, sauf si vous demandez le rectangle exact. Tous les polygones ensemble forment la zone ; ils peuvent être dans n'importe quel système de coordonnées et sont réparés s'ils se croisent.</translation>
    </message>
    <message>
        <source>Else the file may end at tiles, with a blank border: that is faster.</source>
        <translation>Sinon le fichier peut s'arrêter au bord des tuiles, avec une marge vide : c'est plus rapide.</translation>
    </message>
    <message>
        <source>End at the exact box</source>
        <translation>S'arrêter au rectangle exact</translation>
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
        <source>Formula</source>
        <translation>Formule</translation>
    </message>
    <message>
        <source>Formulas come from the Awesome Spectral Indices catalogue.</source>
        <translation>Les formules viennent du catalogue Awesome Spectral Indices.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 2 or later.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 2 ou ultérieure.</translation>
    </message>
    <message>
        <source>Geopera capture dates</source>
        <translation>Dates de prise de vue Geopera</translation>
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
        <source>Geopera {version}</source>
        <translation>Geopera {version}</translation>
    </message>
    <message>
        <source>Geopera: projects, dates and formulas</source>
        <translation>Geopera : projets, dates et formules</translation>
    </message>
    <message>
        <source>Give a formula or an expression.</source>
        <translation>Donnez une formule ou une expression.</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>Mode de production</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Indice</translation>
    </message>
    <message>
        <source>It has no geometry.</source>
        <translation>Il n'a pas de géométrie.</translation>
    </message>
    <message>
        <source>Its figures mean something only for reflectance x 10,000.</source>
        <translation>Ses valeurs n'ont de sens que pour une réflectance x 10 000.</translation>
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
        <source>Names or numbers by commas, such as red,green,blue; empty for all.</source>
        <translation>Noms ou numéros séparés par des virgules, comme red,green,blue ; vide pour toutes.</translation>
    </message>
    <message>
        <source>Names or numbers by commas; empty for all but alpha.</source>
        <translation>Noms ou numéros séparés par des virgules ; vide pour toutes sauf alpha.</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Sans date</translation>
    </message>
    <message>
        <source>Numbers from 0 to 100 by commas.</source>
        <translation>Nombres de 0 à 100 séparés par des virgules.</translation>
    </message>
    <message>
        <source>Only inside polygons</source>
        <translation>Seulement dans les polygones</translation>
    </message>
    <message>
        <source>Open the documentation in the web browser</source>
        <translation>Ouvrir la documentation dans le navigateur</translation>
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
        <source>Pixels inside</source>
        <translation>Pixels à l'intérieur</translation>
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
        <source>Prefix</source>
        <translation>Préfixe</translation>
    </message>
    <message>
        <source>Projects, capture dates and spectral formulas of Geopera</source>
        <translation>Projets, dates de prise de vue et formules spectrales de Geopera</translation>
    </message>
    <message>
        <source>Raster (GeoTIFF)</source>
        <translation>Raster (GeoTIFF) source</translation>
    </message>
    <message>
        <source>Rasters (GeoTIFF)</source>
        <translation>Rasters (GeoTIFF) sources</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 du fichier</translation>
    </message>
    <message>
        <source>Show or hide the Geopera panel</source>
        <translation>Afficher ou masquer le panneau Geopera</translation>
    </message>
    <message>
        <source>Something went wrong, and nothing more is known about it.</source>
        <translation>Quelque chose a échoué, et rien de plus n'est connu.</translation>
    </message>
    <message>
        <source>Spectral index or band math to COG</source>
        <translation>Indice spectral ou calcul de bandes vers COG</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <source>The source is compressed with loss: its pixels were stored without, larger.</source>
        <translation>La source est compressée avec perte : ses pixels ont été enregistrés sans perte, plus gros.</translation>
    </message>
    <message>
        <source>There is no polygon that could be used.</source>
        <translation>Il n'y a aucun polygone utilisable.</translation>
    </message>
    <message>
        <source>This was cancelled; nothing was written.</source>
        <translation>Ceci a été annulé ; rien n'a été écrit.</translation>
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
        <source>Used when there is no expression.</source>
        <translation>Utilisée en l'absence d'expression.</translation>
    </message>
    <message>
        <source>Weight pixels at edges</source>
        <translation>Pondérer les pixels du bord</translation>
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
        <source>job</source>
        <translation>tâche</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>tâches</translation>
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
        <source>ndvi,ndwi,evi,index,formula,expression,band math,raster calculator</source>
        <translation>ndvi,ndwi,evi,indice,formule,expression,calcul de bandes,calculatrice raster</translation>
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
        <source>pixel</source>
        <translation>pixel</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>pixels</translation>
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
        <source>scene</source>
        <translation>scène</translation>
    </message>
    <message>
        <source>scenes</source>
        <translation>scènes</translation>
    </message>
    <message>
        <source>statistics,zonal,zones,mean,median,percentile,histogram,weighted</source>
        <translation>statistiques,zonal,zones,moyenne,médiane,percentile,histogramme,pondéré</translation>
    </message>
    <message>
        <source>time series,dates,phenology,statistics,temporal,chart,ndvi</source>
        <translation>série temporelle,dates,phénologie,statistiques,temporel,graphique,ndvi</translation>
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
        <source>{} is not a GeoTIFF on this computer: choose its file.</source>
        <translation>{} n'est pas un GeoTIFF de cet ordinateur : choisissez son fichier.</translation>
    </message>
    <message>
        <source>{} x {} pixels, {} of them inside; made by {}.</source>
        <translation>{} x {} pixels, dont {} à l'intérieur ; produit par {}.</translation>
    </message>
</context>
</TS>
