<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Geopera</name>
    <message>
        <source>About Geopera</source>
        <translation>Über Geopera</translation>
    </message>
    <message>
        <source>About Geopera…</source>
        <translation>Über Geopera…</translation>
    </message>
    <message>
        <source>Band math that is measured instead of bands.</source>
        <translation>Kanalrechnung, die statt der Kanäle gemessen wird.</translation>
    </message>
    <message>
        <source>Band math, such as (nir - red) / (nir + red), instead of bands.</source>
        <translation>Kanalrechnung, etwa (nir - red) / (nir + red), anstelle von Kanälen.</translation>
    </message>
    <message>
        <source>Band math, used instead of the formula.</source>
        <translation>Kanalrechnung, gilt anstelle der Formel.</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Browse dated imagery, style it live, and clip it without changing a pixel.</source>
        <translation>Datierte Bilddaten durchsehen, live gestalten und zuschneiden, ohne ein Pixel zu ändern.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Clip raster to polygons, lossless</source>
        <translation>Raster verlustfrei auf Polygone zuschneiden</translation>
    </message>
    <message>
        <source>Clip scenes to the area of interest</source>
        <translation>Szenen auf den Interessenbereich zuschneiden</translation>
    </message>
    <message>
        <source>Clip to the area of interest…</source>
        <translation>Auf den Interessenbereich zuschneiden…</translation>
    </message>
    <message>
        <source>Computes a formula of the catalogue, or an expression of your own, over the bands of a GeoTIFF, and writes float32 as a Cloud Optimized GeoTIFF on the same grid.

An expression, when given, is used instead of the formula: it names bands, such as (nir - red) / (nir + red) or (b4 - b3) / (b4 + b3); several results are separated by semicolons. A pixel has no value (NaN) where a band has none, or where the result is not finite. With polygons, only pixels whose centre is inside have values.</source>
        <translation>Berechnet eine Formel des Katalogs oder einen eigenen Ausdruck über die Kanäle eines GeoTIFF und schreibt float32 als Cloud Optimized GeoTIFF im selben Gitter.

Ist ein Ausdruck angegeben, gilt er anstelle der Formel: Er nennt Kanäle, etwa (nir - red) / (nir + red) oder (b4 - b3) / (b4 + b3); mehrere Ergebnisse trennt ein Semikolon. Ein Pixel hat keinen Wert (NaN), wo ein Kanal keinen hat oder das Ergebnis nicht endlich ist. Mit Polygonen haben nur Pixel Werte, deren Mittelpunkt darin liegt.</translation>
    </message>
    <message>
        <source>Count them by the share of their area that is inside.</source>
        <translation>Nach dem Anteil ihrer Fläche zählen, der darin liegt.</translation>
    </message>
    <message>
        <source>Cuts a GeoTIFF to the area of polygons, and writes a Cloud Optimized GeoTIFF on the same grid. Pixels whose centre is inside keep their values bit by bit; the others are hidden as the source hides pixels.

Where the tiles of the source can be copied, they are: then the file ends at tiles, unless you ask for the exact box. All polygons together are the area; they may be in any coordinate system, and are repaired when they cross themselves.</source>
        <translation>Schneidet ein GeoTIFF auf die Fläche von Polygonen zu und schreibt ein Cloud Optimized GeoTIFF im selben Gitter. Pixel, deren Mittelpunkt darin liegt, behalten ihre Werte Bit für Bit; die übrigen werden so verborgen, wie die Quelle Pixel verbirgt.

Wo die Kacheln der Quelle kopiert werden können, geschieht das: Dann endet die Datei an Kacheln, außer Sie verlangen das genaue Rechteck. Alle Polygone zusammen sind die Fläche; sie dürfen in jedem Koordinatensystem vorliegen und werden repariert, wenn sie sich selbst schneiden.</translation>
    </message>
    <message>
        <source>Else the file may end at tiles, with a blank border: that is faster.</source>
        <translation>Sonst kann die Datei an Kacheln enden, mit leerem Rand: Das ist schneller.</translation>
    </message>
    <message>
        <source>End at the exact box</source>
        <translation>Am genauen Rechteck enden</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Expression that was used</source>
        <translation>Verwendeter Ausdruck</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formel</translation>
    </message>
    <message>
        <source>Formulas come from the Awesome Spectral Indices catalogue.</source>
        <translation>Die Formeln stammen aus dem Katalog Awesome Spectral Indices.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 2 or later.</source>
        <translation>Freie Software unter der GNU General Public License, Version 2 oder neuer.</translation>
    </message>
    <message>
        <source>Geopera capture dates</source>
        <translation>Geopera-Aufnahmetage</translation>
    </message>
    <message>
        <source>Geopera formulas</source>
        <translation>Geopera-Formeln</translation>
    </message>
    <message>
        <source>Geopera help</source>
        <translation>Geopera-Hilfe</translation>
    </message>
    <message>
        <source>Geopera panel</source>
        <translation>Geopera-Bedienfeld</translation>
    </message>
    <message>
        <source>Geopera projects</source>
        <translation>Geopera-Projekte</translation>
    </message>
    <message>
        <source>Geopera {version}</source>
        <translation>Geopera {version}</translation>
    </message>
    <message>
        <source>Geopera: projects, dates and formulas</source>
        <translation>Geopera: Projekte, Daten und Formeln</translation>
    </message>
    <message>
        <source>Give a formula or an expression.</source>
        <translation>Geben Sie eine Formel oder einen Ausdruck an.</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>Wie es entstand</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Spektralindex</translation>
    </message>
    <message>
        <source>It has no geometry.</source>
        <translation>Es hat keine Geometrie.</translation>
    </message>
    <message>
        <source>Its figures mean something only for reflectance x 10,000.</source>
        <translation>Ihre Zahlen sind nur für Reflexion x 10.000 aussagekräftig.</translation>
    </message>
    <message>
        <source>Measures every valid pixel of a GeoTIFF inside each polygon, at full resolution, and adds a field for each band and statistic, such as nir_mean or nir_p98. Percentiles are exact.

A pixel counts when its centre is inside; weighted, pixels at the edge count by the share of their area that is inside. With an expression, its results are measured instead of bands. A polygon without a valid pixel has a count of 0 and no other figures. The deviation is that of the population.</source>
        <translation>Misst jedes gültige Pixel eines GeoTIFF in jedem Polygon bei voller Auflösung und fügt je Kanal und Kennzahl ein Feld hinzu, etwa nir_mean oder nir_p98. Perzentile sind exakt.

Ein Pixel zählt, wenn sein Mittelpunkt darin liegt; gewichtet zählen Pixel am Rand nach dem Anteil ihrer Fläche, der darin liegt. Mit einem Ausdruck werden dessen Ergebnisse statt der Kanäle gemessen. Ein Polygon ohne gültiges Pixel hat die Anzahl 0 und keine weiteren Zahlen. Die Abweichung ist die der Grundgesamtheit.</translation>
    </message>
    <message>
        <source>Measures the area of all polygons together in each of several GeoTIFFs, and writes a table with a row for each raster and band, or result of an expression, in the order of the dates.

The date of a raster is the day in its file name (2026-04-12 or 20260412), else that of its acquisition tag; it is empty when nothing tells. Figures are those of zonal statistics; a raster without a valid pixel in the area has a count of 0.</source>
        <translation>Misst die Fläche aller Polygone zusammen in jedem von mehreren GeoTIFFs und schreibt eine Tabelle mit einer Zeile je Raster und Kanal oder Ergebnis eines Ausdrucks, nach Datum geordnet.

Das Datum eines Rasters ist der Tag in seinem Dateinamen (2026-04-12 oder 20260412), sonst der seines Aufnahme-Tags; es bleibt leer, wenn nichts darüber Auskunft gibt. Die Zahlen sind die der zonalen Statistik; ein Raster ohne gültiges Pixel in der Fläche hat die Anzahl 0.</translation>
    </message>
    <message>
        <source>Names or numbers by commas, such as red,green,blue; empty for all.</source>
        <translation>Namen oder Nummern, durch Kommas getrennt, etwa red,green,blue; leer für alle.</translation>
    </message>
    <message>
        <source>Names or numbers by commas; empty for all but alpha.</source>
        <translation>Namen oder Nummern, durch Kommas getrennt; leer für alle außer Alpha.</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Ohne Datum</translation>
    </message>
    <message>
        <source>Numbers from 0 to 100 by commas.</source>
        <translation>Zahlen von 0 bis 100, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Only inside polygons</source>
        <translation>Nur innerhalb von Polygonen</translation>
    </message>
    <message>
        <source>Open the documentation in the web browser</source>
        <translation>Die Dokumentation im Webbrowser öffnen</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>Perzentile</translation>
    </message>
    <message>
        <source>Percentiles must be numbers by commas, such as 2,98.</source>
        <translation>Perzentile müssen durch Kommas getrennte Zahlen sein, etwa 2,98.</translation>
    </message>
    <message>
        <source>Pixels inside</source>
        <translation>Pixel innerhalb</translation>
    </message>
    <message>
        <source>Polygon {} is not measured. {}</source>
        <translation>Polygon {} wird nicht gemessen. {}</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Präfix</translation>
    </message>
    <message>
        <source>Projects, capture dates and spectral formulas of Geopera</source>
        <translation>Projekte, Aufnahmetage und Spektralformeln von Geopera</translation>
    </message>
    <message>
        <source>Raster (GeoTIFF)</source>
        <translation>Rasterdatei (GeoTIFF)</translation>
    </message>
    <message>
        <source>Rasters (GeoTIFF)</source>
        <translation>Rasterdateien (GeoTIFF)</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 der Datei</translation>
    </message>
    <message>
        <source>Show or hide the Geopera panel</source>
        <translation>Das Geopera-Bedienfeld ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Something went wrong, and nothing more is known about it.</source>
        <translation>Etwas ist schiefgegangen, mehr ist darüber nicht bekannt.</translation>
    </message>
    <message>
        <source>Spectral index or band math to COG</source>
        <translation>Spektralindex oder Kanalrechnung als COG</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>The source is compressed with loss: its pixels were stored without, larger.</source>
        <translation>Die Quelle ist verlustbehaftet komprimiert: Ihre Pixel wurden verlustfrei gespeichert, also größer.</translation>
    </message>
    <message>
        <source>There is no polygon that could be used.</source>
        <translation>Es gibt kein Polygon, das verwendet werden könnte.</translation>
    </message>
    <message>
        <source>This was cancelled; nothing was written.</source>
        <translation>Dies wurde abgebrochen; es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>Zeitreihe</translation>
    </message>
    <message>
        <source>Time series of an area</source>
        <translation>Zeitreihe einer Fläche</translation>
    </message>
    <message>
        <source>Used when there is no expression.</source>
        <translation>Wird verwendet, wenn kein Ausdruck angegeben ist.</translation>
    </message>
    <message>
        <source>Weight pixels at edges</source>
        <translation>Pixel am Rand gewichten</translation>
    </message>
    <message>
        <source>Zonal statistics</source>
        <translation>Zonale Statistik</translation>
    </message>
    <message>
        <source>Zonal statistics, exact</source>
        <translation>Zonale Statistik, exakt</translation>
    </message>
    <message>
        <source>area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>areas</source>
        <translation>Flächen</translation>
    </message>
    <message>
        <source>band</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>bands</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>clip,crop,cut,mask,extract,cog,lossless,area of interest</source>
        <translation>zuschneiden,ausschneiden,schneiden,maskieren,extrahieren,cog,verlustfrei,Interessenbereich</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>Ausschnitte</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>features</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>ndvi,ndwi,evi,index,formula,expression,band math,raster calculator</source>
        <translation>ndvi,ndwi,evi,Index,Formel,Ausdruck,Kanalrechnung,Rasterrechner</translation>
    </message>
    <message>
        <source>part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>pixel</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <source>scenes</source>
        <translation>Szenen</translation>
    </message>
    <message>
        <source>statistics,zonal,zones,mean,median,percentile,histogram,weighted</source>
        <translation>Statistik,zonal,Zonen,Mittelwert,Median,Perzentil,Histogramm,gewichtet</translation>
    </message>
    <message>
        <source>time series,dates,phenology,statistics,temporal,chart,ndvi</source>
        <translation>Zeitreihe,Daten,Phänologie,Statistik,zeitlich,Diagramm,ndvi</translation>
    </message>
    <message>
        <source>vertex</source>
        <translation>Stützpunkt</translation>
    </message>
    <message>
        <source>vertices</source>
        <translation>Stützpunkte</translation>
    </message>
    <message>
        <source>{} is not a GeoTIFF on this computer: choose its file.</source>
        <translation>{} ist kein GeoTIFF auf diesem Rechner: Wählen Sie die Datei.</translation>
    </message>
    <message>
        <source>{} x {} pixels, {} of them inside; made by {}.</source>
        <translation>{} x {} Pixel, {} davon innerhalb; erzeugt durch {}.</translation>
    </message>
</context>
</TS>
