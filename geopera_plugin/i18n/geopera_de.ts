<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Geopera</name>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Bezeichnung</translation>
    </message>
    <message>
        <source>({number} of {count})</source>
        <translation>({number} von {count})</translation>
    </message>
    <message>
        <source>A GeoTIFF on this computer; it is read as it is, whatever its style.</source>
        <translation>Ein GeoTIFF auf diesem Rechner; es wird gelesen, wie es ist, gleich in welchem Stil.</translation>
    </message>
    <message>
        <source>A band combination that the scene has the bands for</source>
        <translation>Eine Kanalkombination, für die die Szene die Kanäle hat</translation>
    </message>
    <message>
        <source>A circle's radius is more than nothing, and {most} km at most.</source>
        <translation>Der Radius eines Kreises ist größer als null und höchstens {most} km.</translation>
    </message>
    <message>
        <source>A file cannot be written or replaced: {reason}</source>
        <translation>Eine Datei kann nicht geschrieben oder ersetzt werden: {reason}</translation>
    </message>
    <message>
        <source>A landscape over a year, and its elevation.</source>
        <translation>Eine Landschaft über ein Jahr, und ihr Gelände.</translation>
    </message>
    <message>
        <source>A name has {most} characters at most.</source>
        <translation>Ein Name hat höchstens {most} Zeichen.</translation>
    </message>
    <message>
        <source>A package is not available for this Python and system: see the log.</source>
        <translation>Ein Paket gibt es nicht für dieses Python und System: siehe Protokoll.</translation>
    </message>
    <message>
        <source>A package is not the one that was asked for: its hash differs. See the log.</source>
        <translation>Ein Paket ist nicht das verlangte: Seine Prüfsumme weicht ab. Siehe Protokoll.</translation>
    </message>
    <message>
        <source>A parenthesis is missing.</source>
        <translation>Eine Klammer fehlt.</translation>
    </message>
    <message>
        <source>A polygon needs three corners or more.</source>
        <translation>Ein Polygon braucht mindestens drei Ecken.</translation>
    </message>
    <message>
        <source>A project keeps {most} areas at most.</source>
        <translation>Ein Projekt behält höchstens {most} Bereiche.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>About Geopera</source>
        <translation>Über Geopera</translation>
    </message>
    <message>
        <source>About Geopera…</source>
        <translation>Über Geopera…</translation>
    </message>
    <message>
        <source>Add GeoTIFF files to the project</source>
        <translation>GeoTIFF-Dateien zum Projekt hinzufügen</translation>
    </message>
    <message>
        <source>Add GeoTIFF files…</source>
        <translation>GeoTIFF-Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Add a layer of the later date less the earlier</source>
        <translation>Einen Layer hinzufügen: der spätere Tag weniger der frühere</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>Einen Server hinzufügen</translation>
    </message>
    <message>
        <source>Add a server…</source>
        <translation>Server hinzufügen…</translation>
    </message>
    <message>
        <source>Add the active raster layer</source>
        <translation>Den aktiven Rasterlayer hinzufügen</translation>
    </message>
    <message>
        <source>Add the result to the map</source>
        <translation>Das Ergebnis zur Karte hinzufügen</translation>
    </message>
    <message>
        <source>Add to map</source>
        <translation>Zur Karte hinzufügen</translation>
    </message>
    <message>
        <source>Add to the map as a layer</source>
        <translation>Als Layer zur Karte hinzufügen</translation>
    </message>
    <message>
        <source>Add {files} to Geopera</source>
        <translation>{files} zu Geopera hinzufügen</translation>
    </message>
    <message>
        <source>Added to Geopera</source>
        <translation>Zu Geopera hinzugefügt</translation>
    </message>
    <message>
        <source>Added what changed between {one} and {other}.</source>
        <translation>Hinzugefügt, was sich zwischen {one} und {other} änderte.</translation>
    </message>
    <message>
        <source>Added {scenes}.</source>
        <translation>{scenes} hinzugefügt.</translation>
    </message>
    <message>
        <source>Adding files…</source>
        <translation>Dateien werden hinzugefügt…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Agriculture</source>
        <translation>Landwirtschaft</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>Alle Tage</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>All files were added, with these notes.</source>
        <translation>Alle Dateien wurden hinzugefügt, mit diesen Hinweisen.</translation>
    </message>
    <message>
        <source>All polygons of one layer become the area:</source>
        <translation>Alle Polygone eines Layers werden zum Bereich:</translation>
    </message>
    <message>
        <source>All values</source>
        <translation>Alle Werte</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Außerdem</translation>
    </message>
    <message>
        <source>An area needs three corners: this one cannot be deleted.</source>
        <translation>Ein Bereich braucht drei Ecken: Diese kann nicht gelöscht werden.</translation>
    </message>
    <message>
        <source>An area that was delivered to you, with its mosaics</source>
        <translation>Ein Gebiet, das Ihnen geliefert wurde, mit seinen Mosaiken</translation>
    </message>
    <message>
        <source>Archive a project</source>
        <translation>Ein Projekt archivieren</translation>
    </message>
    <message>
        <source>Archive this project</source>
        <translation>Dieses Projekt archivieren</translation>
    </message>
    <message>
        <source>Archived Geopera projects</source>
        <translation>Archivierte Geopera-Projekte</translation>
    </message>
    <message>
        <source>Archived projects</source>
        <translation>Archivierte Projekte</translation>
    </message>
    <message>
        <source>Archived projects…</source>
        <translation>Archivierte Projekte…</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Area from…</source>
        <translation>Bereich aus…</translation>
    </message>
    <message>
        <source>Area of interest</source>
        <translation>Interessenbereich</translation>
    </message>
    <message>
        <source>Area of interest from</source>
        <translation>Interessenbereich aus</translation>
    </message>
    <message>
        <source>Area of interest, {area}</source>
        <translation>Interessenbereich, {area}</translation>
    </message>
    <message>
        <source>Area of the area of interest, on the ellipsoid</source>
        <translation>Fläche des Interessenbereichs, auf dem Ellipsoid</translation>
    </message>
    <message>
        <source>Area {number}</source>
        <translation>Bereich {number}</translation>
    </message>
    <message>
        <source>Areas that are kept in this project</source>
        <translation>Bereiche, die in diesem Projekt behalten werden</translation>
    </message>
    <message>
        <source>Ask the owner of the server for this permission.</source>
        <translation>Bitten Sie den Betreiber des Servers um diese Berechtigung.</translation>
    </message>
    <message>
        <source>Asking {url}…</source>
        <translation>{url} wird gefragt…</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Attribution</source>
        <translation>Quellenangabe</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Band combination</source>
        <translation>Kanalkombination</translation>
    </message>
    <message>
        <source>Band math that is measured instead of bands.</source>
        <translation>Kanalrechnung, die statt der Kanäle gemessen wird.</translation>
    </message>
    <message>
        <source>Band math, drawn instead of bands or formula.</source>
        <translation>Kanalrechnung, statt Kanälen oder Formel gezeichnet.</translation>
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
        <source>Band math: names of bands, + - * / **, comparisons, where(), sqrt(), min(), max()…</source>
        <translation>Kanalrechnung: Namen von Kanälen, + - * / **, Vergleiche, where(), sqrt(), min(), max()…</translation>
    </message>
    <message>
        <source>Band shown as {colour}</source>
        <translation>Kanal, der als {colour} gezeigt wird</translation>
    </message>
    <message>
        <source>Band that is drawn</source>
        <translation>Kanal, der gezeichnet wird</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Bands to keep</source>
        <translation>Zu behaltende Bänder</translation>
    </message>
    <message>
        <source>Bands to keep. Tiles can be copied as they are stored while all are ticked.</source>
        <translation>Zu behaltende Bänder. Kacheln können unverändert kopiert werden, solange alle angehakt sind.</translation>
    </message>
    <message>
        <source>Bathymetric</source>
        <translation>Bathymetrisch</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>Being checked…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>Bilinear (glatt)</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Bounds (W, S, E, N)</source>
        <translation>Grenzen (W, S, O, N)</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Bring back a project</source>
        <translation>Ein Projekt zurückholen</translation>
    </message>
    <message>
        <source>Browse dated imagery, style it live, and clip it without changing a pixel.</source>
        <translation>Datierte Bilddaten durchsehen, live gestalten und zuschneiden, ohne ein Pixel zu ändern.</translation>
    </message>
    <message>
        <source>Burnt land</source>
        <translation>Brandflächen</translation>
    </message>
    <message>
        <source>Cache for &amp;remote files</source>
        <translation>Zwischenspeicher für &amp;entfernte Dateien</translation>
    </message>
    <message>
        <source>Cache for remote files</source>
        <translation>Zwischenspeicher für entfernte Dateien</translation>
    </message>
    <message>
        <source>Calendar of the capture dates</source>
        <translation>Kalender der Aufnahmetage</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>Den Auftrag abbrechen</translation>
    </message>
    <message>
        <source>Cancel the upload</source>
        <translation>Hochladen abbrechen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Cancelled: nothing was changed.</source>
        <translation>Abgebrochen: Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Capture dates</source>
        <translation>Aufnahmetage</translation>
    </message>
    <message>
        <source>Capture dates with their cloud cover</source>
        <translation>Aufnahmetage mit ihrer Bewölkung</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Chart of values over time</source>
        <translation>Diagramm der Werte über die Zeit</translation>
    </message>
    <message>
        <source>Chart over time</source>
        <translation>Diagramm über die Zeit</translation>
    </message>
    <message>
        <source>Chart the mean of the area of interest on each date</source>
        <translation>Den Mittelwert des Interessenbereichs an jedem Tag darstellen</translation>
    </message>
    <message>
        <source>Chart the values of an area or a point on all capture dates</source>
        <translation>Die Werte eines Bereichs oder Punktes an allen Aufnahmetagen als Diagramm</translation>
    </message>
    <message>
        <source>Check the pasted area</source>
        <translation>Den eingefügten Bereich prüfen</translation>
    </message>
    <message>
        <source>Checking that everything works…</source>
        <translation>Es wird geprüft, ob alles funktioniert…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Es wird geprüft…</translation>
    </message>
    <message>
        <source>Choose a formula, or type an expression.</source>
        <translation>Wählen Sie eine Formel, oder geben Sie einen Ausdruck ein.</translation>
    </message>
    <message>
        <source>Choose a named area</source>
        <translation>Einen benannten Bereich wählen</translation>
    </message>
    <message>
        <source>Choose a project with scenes first</source>
        <translation>Wählen Sie zuerst ein Projekt mit Szenen</translation>
    </message>
    <message>
        <source>Choose a project with scenes first.</source>
        <translation>Wählen Sie zuerst ein Projekt mit Szenen.</translation>
    </message>
    <message>
        <source>Choose a raster layer of a GeoTIFF file in the layer tree first.</source>
        <translation>Wählen Sie zuerst im Layerbaum einen Rasterlayer einer GeoTIFF-Datei.</translation>
    </message>
    <message>
        <source>Choose a scene first; how it is drawn is chosen here.</source>
        <translation>Wählen Sie zuerst eine Szene; hier wird gewählt, wie sie dargestellt wird.</translation>
    </message>
    <message>
        <source>Choose an MBTiles file or a folder for the tiles.</source>
        <translation>Wählen Sie eine MBTiles-Datei oder einen Ordner für die Kacheln.</translation>
    </message>
    <message>
        <source>Choose the CRS of these numbers.</source>
        <translation>Wählen Sie das KBS dieser Zahlen.</translation>
    </message>
    <message>
        <source>Choose the server</source>
        <translation>Den Server wählen</translation>
    </message>
    <message>
        <source>Choose two dates: these are the same.</source>
        <translation>Wählen Sie zwei Tage: Diese sind gleich.</translation>
    </message>
    <message>
        <source>Choose, add or edit servers</source>
        <translation>Server wählen, hinzufügen oder bearbeiten</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Clear the area of interest</source>
        <translation>Den Interessenbereich leeren</translation>
    </message>
    <message>
        <source>Clear the clipboard</source>
        <translation>Zwischenablage leeren</translation>
    </message>
    <message>
        <source>Click a point on the map to chart its values</source>
        <translation>Einen Punkt auf der Karte anklicken, um seine Werte darzustellen</translation>
    </message>
    <message>
        <source>Click a point whose values you want to see. Esc ends it.</source>
        <translation>Klicken Sie einen Punkt an, dessen Werte Sie sehen wollen. Esc beendet.</translation>
    </message>
    <message>
        <source>Click the corners. Right click, double click or Enter finishes, Backspace takes back the last corner, Esc cancels.</source>
        <translation>Klicken Sie die Ecken an. Rechtsklick, Doppelklick oder Eingabe beendet, Rücktaste nimmt die letzte Ecke zurück, Esc bricht ab.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Clip jobs</source>
        <translation>Zuschneideaufträge</translation>
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
        <source>Clip to the area of interest</source>
        <translation>Auf den Interessenbereich zuschneiden</translation>
    </message>
    <message>
        <source>Clip to the area of interest…</source>
        <translation>Auf den Interessenbereich zuschneiden…</translation>
    </message>
    <message>
        <source>Clip {count}</source>
        <translation>{count} zuschneiden</translation>
    </message>
    <message>
        <source>Clip “{name}”</source>
        <translation>Ausschnitt „{name}“</translation>
    </message>
    <message>
        <source>Clips that are under way</source>
        <translation>Ausschnitte in Arbeit</translation>
    </message>
    <message>
        <source>Clips that failed or were cancelled</source>
        <translation>Ausschnitte, die fehlschlugen oder abgebrochen wurden</translation>
    </message>
    <message>
        <source>Clips whose files are there</source>
        <translation>Ausschnitte, deren Dateien da sind</translation>
    </message>
    <message>
        <source>Clip…</source>
        <translation>Zuschneiden…</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Wolken</translation>
    </message>
    <message>
        <source>Cloud Optimized GeoTIFF</source>
        <translation>Cloud Optimized GeoTIFF (COG)</translation>
    </message>
    <message>
        <source>Cloud {percent}</source>
        <translation>Bewölkung {percent}</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Collection whose scenes are shown</source>
        <translation>Sammlung, deren Szenen gezeigt werden</translation>
    </message>
    <message>
        <source>Colormap</source>
        <translation>Farbverlauf</translation>
    </message>
    <message>
        <source>Colour infrared</source>
        <translation>Farbinfrarot</translation>
    </message>
    <message>
        <source>Colour of the days</source>
        <translation>Farbe der Tage</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colours from low to high values</source>
        <translation>Farben von kleinen zu großen Werten</translation>
    </message>
    <message>
        <source>Colours have no difference: show a formula or a single band, then compare.</source>
        <translation>Farben haben keine Differenz: Zeigen Sie eine Formel oder einen einzelnen Kanal, dann vergleichen Sie.</translation>
    </message>
    <message>
        <source>Colours of one's own</source>
        <translation>Selbst gewählte Farben</translation>
    </message>
    <message>
        <source>Colours reach from the first percentile to the second</source>
        <translation>Farben reichen vom ersten Perzentil zum zweiten</translation>
    </message>
    <message>
        <source>Compare two dates</source>
        <translation>Zwei Tage vergleichen</translation>
    </message>
    <message>
        <source>Compare {one} with {other}</source>
        <translation>{one} mit {other} vergleichen</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Compute units</source>
        <translation>Recheneinheiten</translation>
    </message>
    <message>
        <source>Compute units: one for each file and million pixels begun</source>
        <translation>Recheneinheiten: eine je Datei und angefangene Million Pixel</translation>
    </message>
    <message>
        <source>Computes a formula of the catalogue, or an expression of your own, over the bands of a GeoTIFF, and writes float32 as a Cloud Optimized GeoTIFF on the same grid.

An expression, when given, is used instead of the formula: it names bands, such as (nir - red) / (nir + red) or (b4 - b3) / (b4 + b3); several results are separated by semicolons. A pixel has no value (NaN) where a band has none, or where the result is not finite. With polygons, only pixels whose centre is inside have values.</source>
        <translation>Berechnet eine Formel des Katalogs oder einen eigenen Ausdruck über die Kanäle eines GeoTIFF und schreibt float32 als Cloud Optimized GeoTIFF im selben Gitter.

Ist ein Ausdruck angegeben, gilt er anstelle der Formel: Er nennt Kanäle, etwa (nir - red) / (nir + red) oder (b4 - b3) / (b4 + b3); mehrere Ergebnisse trennt ein Semikolon. Ein Pixel hat keinen Wert (NaN), wo ein Kanal keinen hat oder das Ergebnis nicht endlich ist. Mit Polygonen haben nur Pixel Werte, deren Mittelpunkt darin liegt.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden…</translation>
    </message>
    <message>
        <source>Coordinate reference system</source>
        <translation>Koordinatenbezugssystem</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Koordinatensystem</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copied, with a token in it: until {time}, whoever has the address can see tiles of your imagery, and do nothing else.</source>
        <translation>Kopiert, mit einem Token darin: Bis {time} kann jeder, der die Adresse hat, Kacheln Ihrer Bilddaten sehen und sonst nichts tun.</translation>
    </message>
    <message>
        <source>Copied, without a key: the script reads yours from GEOPERA_KEY.</source>
        <translation>Kopiert, ohne Schlüssel: Das Skript liest Ihren aus GEOPERA_KEY.</translation>
    </message>
    <message>
        <source>Copied. Put the scene's file in place of {file}.</source>
        <translation>Kopiert. Setzen Sie die Datei der Szene an die Stelle von {file}.</translation>
    </message>
    <message>
        <source>Copy STAC item</source>
        <translation>STAC-Eintrag kopieren</translation>
    </message>
    <message>
        <source>Copy all of this as text</source>
        <translation>All dies als Text kopieren</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Copy as GeoJSON</source>
        <translation>Als GeoJSON kopieren</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Count them by the share of their area that is inside.</source>
        <translation>Nach dem Anteil ihrer Fläche zählen, der darin liegt.</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Abgedeckt</translation>
    </message>
    <message>
        <source>Covers area</source>
        <translation>Deckt Bereich</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Create a project</source>
        <translation>Ein Projekt anlegen</translation>
    </message>
    <message>
        <source>Create the Geopera demo project</source>
        <translation>Das Geopera-Demoprojekt erstellen</translation>
    </message>
    <message>
        <source>Create the demo project</source>
        <translation>Das Demoprojekt erstellen</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Cubic</source>
        <translation>Kubisch</translation>
    </message>
    <message>
        <source>Cut from</source>
        <translation>Ausgeschnitten aus</translation>
    </message>
    <message>
        <source>Cut scenes to this area, without losing a bit</source>
        <translation>Szenen auf diesen Bereich zuschneiden, ohne ein Bit zu verlieren</translation>
    </message>
    <message>
        <source>Cuts a GeoTIFF to the area of polygons, and writes a Cloud Optimized GeoTIFF on the same grid. Pixels whose centre is inside keep their values bit by bit; the others are hidden as the source hides pixels.

Where the tiles of the source can be copied, they are: then the file ends at tiles, unless you ask for the exact box. All polygons together are the area; they may be in any coordinate system, and are repaired when they cross themselves.</source>
        <translation>Schneidet ein GeoTIFF auf die Fläche von Polygonen zu und schreibt ein Cloud Optimized GeoTIFF im selben Gitter. Pixel, deren Mittelpunkt darin liegt, behalten ihre Werte Bit für Bit; die übrigen werden so verborgen, wie die Quelle Pixel verbirgt.

Wo die Kacheln der Quelle kopiert werden können, geschieht das: Dann endet die Datei an Kacheln, außer Sie verlangen das genaue Rechteck. Alle Polygone zusammen sind die Fläche; sie dürfen in jedem Koordinatensystem vorliegen und werden repariert, wenn sie sich selbst schneiden.</translation>
    </message>
    <message>
        <source>Date on the left, or above</source>
        <translation>Tag links oder oben</translation>
    </message>
    <message>
        <source>Date on the right, or below</source>
        <translation>Tag rechts oder unten</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Dates that are measured</source>
        <translation>Tage, die gemessen werden</translation>
    </message>
    <message>
        <source>Days of the month</source>
        <translation>Tage des Monats</translation>
    </message>
    <message>
        <source>Days of the year</source>
        <translation>Tage des Jahres</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete clips</source>
        <translation>Ausschnitte löschen</translation>
    </message>
    <message>
        <source>Delete formula</source>
        <translation>Formel löschen</translation>
    </message>
    <message>
        <source>Delete the job and its files on the server (Del)</source>
        <translation>Den Auftrag und seine Dateien auf dem Server löschen (Entf)</translation>
    </message>
    <message>
        <source>Delete {count} clips on the server?</source>
        <translation>{count} Ausschnitte auf dem Server löschen?</translation>
    </message>
    <message>
        <source>Delete “{name}” on the server?</source>
        <translation>„{name}“ auf dem Server löschen?</translation>
    </message>
    <message>
        <source>Delivery area</source>
        <translation>Liefergebiet</translation>
    </message>
    <message>
        <source>Delivery areas</source>
        <translation>Liefergebiete</translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation>Demodaten</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Details of the scene</source>
        <translation>Einzelheiten zur Szene</translation>
    </message>
    <message>
        <source>Details of the scene: bands, grid, files, STAC</source>
        <translation>Einzelheiten zur Szene: Kanäle, Gitter, Dateien, STAC</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Einzelheiten…</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Downloading {share}</source>
        <translation>Herunterladen: {share}</translation>
    </message>
    <message>
        <source>Drag a corner to move it, or the dot on an edge to add one. Del or right click deletes, Ctrl+Z takes back. Esc ends.</source>
        <translation>Ziehen Sie eine Ecke, um sie zu verschieben, oder den Punkt auf einer Kante, um eine hinzuzufügen. Entf oder Rechtsklick löscht, Strg+Z nimmt zurück. Esc beendet.</translation>
    </message>
    <message>
        <source>Drag a rectangle, or click two corners. Esc cancels.</source>
        <translation>Ziehen Sie ein Rechteck auf, oder klicken Sie zwei Ecken an. Esc bricht ab.</translation>
    </message>
    <message>
        <source>Drag from the centre, or click it and type a radius such as 500 or 1.5 km, then Enter. Esc cancels.</source>
        <translation>Ziehen Sie vom Mittelpunkt aus, oder klicken Sie ihn an und geben Sie einen Radius ein, etwa 500 oder 1.5 km, dann Eingabe. Esc bricht ab.</translation>
    </message>
    <message>
        <source>Drag the handles: values up to the left one are dark, from the right one bright.</source>
        <translation>Ziehen Sie die Griffe: Werte bis zum linken sind dunkel, ab dem rechten hell.</translation>
    </message>
    <message>
        <source>Draw a circle</source>
        <translation>Einen Kreis zeichnen</translation>
    </message>
    <message>
        <source>Draw a polygon</source>
        <translation>Ein Polygon zeichnen</translation>
    </message>
    <message>
        <source>Draw a rectangle</source>
        <translation>Ein Rechteck zeichnen</translation>
    </message>
    <message>
        <source>Draw a spectral index, or an expression</source>
        <translation>Einen Spektralindex oder einen Ausdruck zeichnen</translation>
    </message>
    <message>
        <source>Draw an area of interest and choose Clip… to cut scenes to it.</source>
        <translation>Zeichnen Sie einen Interessenbereich und wählen Sie Zuschneiden…, um Szenen darauf zuzuschneiden.</translation>
    </message>
    <message>
        <source>Draw an area of interest first.</source>
        <translation>Zeichnen Sie zuerst einen Interessenbereich.</translation>
    </message>
    <message>
        <source>Draw around the area with the mouse button down. Esc cancels.</source>
        <translation>Fahren Sie mit gedrückter Maustaste um den Bereich. Esc bricht ab.</translation>
    </message>
    <message>
        <source>Draw freehand</source>
        <translation>Freihand zeichnen</translation>
    </message>
    <message>
        <source>Draw heights</source>
        <translation>Höhen zeichnen</translation>
    </message>
    <message>
        <source>Draw one band</source>
        <translation>Einen Kanal zeichnen</translation>
    </message>
    <message>
        <source>Draw the area of interest</source>
        <translation>Den Interessenbereich zeichnen</translation>
    </message>
    <message>
        <source>Draw the heights of a raster of one band as terrain</source>
        <translation>Die Höhen eines Rasters mit einem Kanal als Gelände zeichnen</translation>
    </message>
    <message>
        <source>Draw three bands as red, green and blue</source>
        <translation>Drei Kanäle als Rot, Grün und Blau zeichnen</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>Zeichnung (SVG)…</translation>
    </message>
    <message>
        <source>Drawn instead of bands; empty for none.</source>
        <translation>Statt der Kanäle gezeichnet; leer für keine.</translation>
    </message>
    <message>
        <source>Draws a GeoTIFF as tiles of web mercator and writes them as MBTiles 1.3, which QGIS, GDAL and map clients open without a server, or into a folder {z}/{x}/{y}.

The tiles are those of the server: one or three bands, or a formula or an expression with a colormap, stretched from low to high values. Without a range, 8-bit bands show as they are, others from the 2nd to the 98th percentile of the raster. What the raster or the polygons do not cover is transparent, white as JPEG; tiles of nothing are left out. A cancelled export leaves no file.</source>
        <translation>Zeichnet ein GeoTIFF als Kacheln in Web-Mercator und schreibt sie als MBTiles 1.3, das QGIS, GDAL und Kartenprogramme ohne Server öffnen, oder in einen Ordner {z}/{x}/{y}.

Die Kacheln sind die des Servers: ein oder drei Kanäle oder eine Formel oder ein Ausdruck mit Farbverlauf, gestreckt von kleinen zu großen Werten. Ohne Bereich werden 8-Bit-Kanäle gezeigt, wie sie sind, andere vom 2. bis zum 98. Perzentil des Rasters. Was Raster oder Polygone nicht abdecken, ist durchsichtig, als JPEG weiß; leere Kacheln werden ausgelassen. Ein abgebrochener Export hinterlässt keine Datei.</translation>
    </message>
    <message>
        <source>Drop GeoTIFF files here: they stay where they are.</source>
        <translation>Legen Sie GeoTIFF-Dateien hier ab: Sie bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>East</source>
        <translation>Osten</translation>
    </message>
    <message>
        <source>Edit server</source>
        <translation>Server bearbeiten</translation>
    </message>
    <message>
        <source>Edit the colours</source>
        <translation>Die Farben bearbeiten</translation>
    </message>
    <message>
        <source>Edit the corners</source>
        <translation>Die Ecken bearbeiten</translation>
    </message>
    <message>
        <source>Edit this server…</source>
        <translation>Diesen Server bearbeiten …</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Elevation (Terrain-RGB)</source>
        <translation>Höhe (Terrain-RGB)</translation>
    </message>
    <message>
        <source>Else the file may end at tiles, with a blank border: that is faster.</source>
        <translation>Sonst kann die Datei an Kacheln enden, mit leerem Rand: Das ist schneller.</translation>
    </message>
    <message>
        <source>Empty for what suits the pixels of the raster.</source>
        <translation>Leer für das, was zu den Pixeln des Rasters passt.</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>End at the exact box</source>
        <translation>Am genauen Rechteck enden</translation>
    </message>
    <message>
        <source>End the comparison (Esc)</source>
        <translation>Den Vergleich beenden (Esc)</translation>
    </message>
    <message>
        <source>Enter a valid one for this server.</source>
        <translation>Geben Sie einen gültigen für diesen Server ein.</translation>
    </message>
    <message>
        <source>Enter the address of the server.</source>
        <translation>Geben Sie die Adresse des Servers ein.</translation>
    </message>
    <message>
        <source>Enter user and password of the proxy in QGIS's options, under Network.</source>
        <translation>Geben Sie Benutzer und Passwort des Proxys in den Optionen von QGIS unter Netzwerk ein.</translation>
    </message>
    <message>
        <source>Entry of QGIS's authentication database</source>
        <translation>Eintrag der Authentifizierungsdatenbank von QGIS</translation>
    </message>
    <message>
        <source>Estimating</source>
        <translation>Wird geschätzt</translation>
    </message>
    <message>
        <source>Every clip</source>
        <translation>Jeder Ausschnitt</translation>
    </message>
    <message>
        <source>Every vertex counts: this area cannot be simplified.</source>
        <translation>Jeder Stützpunkt zählt: Dieser Bereich kann nicht vereinfacht werden.</translation>
    </message>
    <message>
        <source>Exaggeration of heights</source>
        <translation>Überhöhung</translation>
    </message>
    <message>
        <source>Exchange the dates (X)</source>
        <translation>Die Tage tauschen (X)</translation>
    </message>
    <message>
        <source>Expected size</source>
        <translation>Erwartete Größe</translation>
    </message>
    <message>
        <source>Export terrain tiles (Terrain-RGB or Terrarium)</source>
        <translation>Geländekacheln exportieren (Terrain-RGB oder Terrarium)</translation>
    </message>
    <message>
        <source>Export tiles (MBTiles or XYZ)</source>
        <translation>Kacheln exportieren (MBTiles oder XYZ)</translation>
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
        <source>Extent of a layer</source>
        <translation>Ausdehnung eines Layers</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failed: {reason}</source>
        <translation>Fehlgeschlagen: {reason}</translation>
    </message>
    <message>
        <source>Fewer vertices would do for most clips.</source>
        <translation>Für die meisten Ausschnitte genügen weniger Stützpunkte.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files of the job</source>
        <translation>Dateien des Auftrags</translation>
    </message>
    <message>
        <source>Files that are saved on this computer stay. Tile layers of a clip go blank.</source>
        <translation>Dateien, die auf diesem Rechner gespeichert sind, bleiben. Kachellayer eines Ausschnitts werden leer.</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei…</translation>
    </message>
    <message>
        <source>Filter scenes</source>
        <translation>Szenen filtern</translation>
    </message>
    <message>
        <source>Filter scenes ({count} set)</source>
        <translation>Szenen filtern ({count} gesetzt)</translation>
    </message>
    <message>
        <source>Find the dates of the project</source>
        <translation>Die Tage des Projekts finden</translation>
    </message>
    <message>
        <source>First day that is shown</source>
        <translation>Erster Tag, der gezeigt wird</translation>
    </message>
    <message>
        <source>First zoom</source>
        <translation>Erste Zoomstufe</translation>
    </message>
    <message>
        <source>Fixed range</source>
        <translation>Fester Bereich</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder of tiles</source>
        <translation>Ordner mit Kacheln</translation>
    </message>
    <message>
        <source>Footprints of the scenes</source>
        <translation>Umrisse der Szenen</translation>
    </message>
    <message>
        <source>Footprints of the scenes on the map</source>
        <translation>Umrisse der Szenen auf der Karte</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Dateiformat</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formel</translation>
    </message>
    <message>
        <source>Formula of the chart</source>
        <translation>Formel des Diagramms</translation>
    </message>
    <message>
        <source>Formulas come from the Awesome Spectral Indices catalogue.</source>
        <translation>Die Formeln stammen aus dem Katalog Awesome Spectral Indices.</translation>
    </message>
    <message>
        <source>Four numbers are needed.</source>
        <translation>Vier Zahlen sind nötig.</translation>
    </message>
    <message>
        <source>Free compute units, or ask for a larger quota.</source>
        <translation>Geben Sie Recheneinheiten frei oder bitten Sie um ein größeres Kontingent.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 2 or later.</source>
        <translation>Freie Software unter der GNU General Public License, Version 2 oder neuer.</translation>
    </message>
    <message>
        <source>Free some, then retry.</source>
        <translation>Schaffen Sie Platz, dann wiederholen.</translation>
    </message>
    <message>
        <source>GeoJSON, WKT or bounds</source>
        <translation>GeoJSON, WKT oder Grenzen</translation>
    </message>
    <message>
        <source>GeoJSON, WKT or bounds…</source>
        <translation>GeoJSON, WKT oder Grenzen…</translation>
    </message>
    <message>
        <source>GeoJSON, WKT, EWKT, or bounds: west, south, east, north</source>
        <translation>GeoJSON, WKT, EWKT oder Grenzen: Westen, Süden, Osten, Norden</translation>
    </message>
    <message>
        <source>Geology</source>
        <translation>Geologie</translation>
    </message>
    <message>
        <source>Geopera capture dates</source>
        <translation>Geopera-Aufnahmetage</translation>
    </message>
    <message>
        <source>Geopera chart</source>
        <translation>Geopera-Diagramm</translation>
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
        <source>Geopera style</source>
        <translation>Geopera-Stil</translation>
    </message>
    <message>
        <source>Geopera {version}</source>
        <translation>Geopera {version}</translation>
    </message>
    <message>
        <source>Geopera {version}, projects: {count}</source>
        <translation>Geopera {version}, Projekte: {count}</translation>
    </message>
    <message>
        <source>Geopera: projects, dates and formulas</source>
        <translation>Geopera: Projekte, Daten und Formeln</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>Besorgen Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>Give a formula or an expression.</source>
        <translation>Geben Sie eine Formel oder einen Ausdruck an.</translation>
    </message>
    <message>
        <source>Give bands, or a formula or expression, not both.</source>
        <translation>Geben Sie Kanäle an oder eine Formel oder einen Ausdruck, nicht beides.</translation>
    </message>
    <message>
        <source>Give the area a name.</source>
        <translation>Geben Sie dem Bereich einen Namen.</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Ground distance</source>
        <translation>Bodenauflösung</translation>
    </message>
    <message>
        <source>Harbour 2026</source>
        <translation>Hafen 2026</translation>
    </message>
    <message>
        <source>Healthy vegetation</source>
        <translation>Gesunde Vegetation</translation>
    </message>
    <message>
        <source>Heights</source>
        <translation>Höhen</translation>
    </message>
    <message>
        <source>Highest cloud cover</source>
        <translation>Höchste Bewölkung</translation>
    </message>
    <message>
        <source>Highest value shown</source>
        <translation>Größter gezeigter Wert</translation>
    </message>
    <message>
        <source>Hillshade</source>
        <translation>Schummerung</translation>
    </message>
    <message>
        <source>Histogram of {name}</source>
        <translation>Histogramm von {name}</translation>
    </message>
    <message>
        <source>How high the light stands</source>
        <translation>Wie hoch das Licht steht</translation>
    </message>
    <message>
        <source>How it is drawn can be changed while its server is in use.</source>
        <translation>Die Darstellung kann geändert werden, solange sein Server verwendet wird.</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>Wie es entstand</translation>
    </message>
    <message>
        <source>How large</source>
        <translation>Wie groß</translation>
    </message>
    <message>
        <source>How pixels of the raster become pixels of a tile.</source>
        <translation>Wie aus Pixeln des Rasters Pixel einer Kachel werden.</translation>
    </message>
    <message>
        <source>How values between pixels are found: the nearest one is exact, others are smooth</source>
        <translation>Wie Werte zwischen Pixeln ermittelt werden: Der nächste ist exakt, andere sind glatt</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Imagery</source>
        <translation>Bilddaten</translation>
    </message>
    <message>
        <source>Imagery comes from a server. It can run on this computer, which takes a download once, or elsewhere.</source>
        <translation>Bilddaten kommen von einem Server. Er kann auf diesem Rechner laufen, was einmal einen Download braucht, oder anderswo.</translation>
    </message>
    <message>
        <source>In a process of its own</source>
        <translation>In einem eigenen Prozess</translation>
    </message>
    <message>
        <source>In any coordinate system; repaired when they cross themselves.</source>
        <translation>In jedem Koordinatensystem; repariert, wenn sie sich selbst schneiden.</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Spektralindex</translation>
    </message>
    <message>
        <source>Inside QGIS</source>
        <translation>In QGIS</translation>
    </message>
    <message>
        <source>Inside QGIS when its Python suits, else in its own process</source>
        <translation>In QGIS, wenn dessen Python passt, sonst im eigenen Prozess</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Install the packages of the Geopera server</source>
        <translation>Die Pakete des Geopera-Servers installieren</translation>
    </message>
    <message>
        <source>Install what the server needs, or use one elsewhere</source>
        <translation>Installieren, was der Server braucht, oder einen anderswo verwenden</translation>
    </message>
    <message>
        <source>Install, repair or remove what the server needs</source>
        <translation>Installieren, reparieren oder entfernen, was der Server braucht</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <source>Installed. The server is started.</source>
        <translation>Installiert. Der Server wird gestartet.</translation>
    </message>
    <message>
        <source>Installing…</source>
        <translation>Wird installiert…</translation>
    </message>
    <message>
        <source>It answers at {address}</source>
        <translation>Er antwortet unter {address}</translation>
    </message>
    <message>
        <source>It answers, but not in JSON. See whether the address is right.</source>
        <translation>Er antwortet, aber nicht in JSON. Prüfen Sie, ob die Adresse stimmt.</translation>
    </message>
    <message>
        <source>It does not say how much of the file has arrived.</source>
        <translation>Er sagt nicht, wie viel von der Datei angekommen ist.</translation>
    </message>
    <message>
        <source>It gets a Python environment of its own; QGIS's packages play no part.</source>
        <translation>Er bekommt eine eigene Python-Umgebung; die Pakete von QGIS spielen keine Rolle.</translation>
    </message>
    <message>
        <source>It has no geometry.</source>
        <translation>Es hat keine Geometrie.</translation>
    </message>
    <message>
        <source>It is Geopera {version}; this plugin needs {oldest} or newer.</source>
        <translation>Es ist Geopera {version}; diese Erweiterung braucht {oldest} oder neuer.</translation>
    </message>
    <message>
        <source>It is kept with the scene “{scene}”, for everybody who sees it.</source>
        <translation>Er bleibt bei der Szene „{scene}“, für alle, die sie sehen.</translation>
    </message>
    <message>
        <source>It may lack memory: try a smaller area.</source>
        <translation>Vielleicht fehlt Speicher: Versuchen Sie einen kleineren Bereich.</translation>
    </message>
    <message>
        <source>Its answer did not end in time.</source>
        <translation>Seine Antwort endete nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>Its figures mean something only for reflectance x 10,000.</source>
        <translation>Ihre Zahlen sind nur für Reflexion x 10.000 aussagekräftig.</translation>
    </message>
    <message>
        <source>Its log has the details; retry, and report it if it happens again.</source>
        <translation>Sein Protokoll hat die Einzelheiten; wiederholen Sie, und melden Sie es, wenn es wieder geschieht.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Keep the area</source>
        <translation>Den Bereich behalten</translation>
    </message>
    <message>
        <source>Keep this area under a name</source>
        <translation>Diesen Bereich unter einem Namen behalten</translation>
    </message>
    <message>
        <source>Lanczos</source>
        <translation>Lanczos</translation>
    </message>
    <message>
        <source>Land and water</source>
        <translation>Land und Wasser</translation>
    </message>
    <message>
        <source>Last day that is shown</source>
        <translation>Letzter Tag, der gezeigt wird</translation>
    </message>
    <message>
        <source>Last zoom</source>
        <translation>Letzte Zoomstufe</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Layer</translation>
    </message>
    <message>
        <source>Layers of {name}</source>
        <translation>Layer von {name}</translation>
    </message>
    <message>
        <source>Least share of the area of interest that a scene covers</source>
        <translation>Kleinster Anteil des Interessenbereichs, den eine Szene abdeckt</translation>
    </message>
    <message>
        <source>Let QGIS serve imagery on this computer</source>
        <translation>QGIS auf diesem Rechner Bilddaten bereitstellen lassen</translation>
    </message>
    <message>
        <source>Let the active layer follow QGIS's temporal controller through all capture dates</source>
        <translation>Den aktiven Layer mit der Zeitsteuerung von QGIS durch alle Aufnahmetage führen</translation>
    </message>
    <message>
        <source>Light from</source>
        <translation>Licht aus</translation>
    </message>
    <message>
        <source>Light height</source>
        <translation>Höhe des Lichts</translation>
    </message>
    <message>
        <source>List the archived projects</source>
        <translation>Die archivierten Projekte auflisten</translation>
    </message>
    <message>
        <source>List the scenes of all dates, newest first</source>
        <translation>Die Szenen aller Tage auflisten, neueste zuerst</translation>
    </message>
    <message>
        <source>Log in by</source>
        <translation>Anmelden mit</translation>
    </message>
    <message>
        <source>Log of the installation</source>
        <translation>Protokoll der Installation</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Look into {name}</source>
        <translation>In {name} nachsehen</translation>
    </message>
    <message>
        <source>Looking at the mosaics…</source>
        <translation>Die Mosaike werden angesehen…</translation>
    </message>
    <message>
        <source>Looking for vertices that make no difference…</source>
        <translation>Es werden Stützpunkte gesucht, die nichts ausmachen…</translation>
    </message>
    <message>
        <source>Lossless: pixels inside keep their values. The source's codec loses detail, so the file is larger than its share of it.</source>
        <translation>Verlustfrei: Pixel innerhalb behalten ihre Werte. Das Verfahren der Quelle verliert Details, daher ist die Datei größer als ihr Anteil daran.</translation>
    </message>
    <message>
        <source>Lossless: pixels inside stay identical to their source, bit by bit.</source>
        <translation>Verlustfrei: Pixel innerhalb bleiben mit ihrer Quelle identisch, Bit für Bit.</translation>
    </message>
    <message>
        <source>Low and high by a comma; for several bands by semicolons.</source>
        <translation>Klein und groß, durch ein Komma getrennt; für mehrere Kanäle durch Semikolons.</translation>
    </message>
    <message>
        <source>Lowest value shown</source>
        <translation>Kleinster gezeigter Wert</translation>
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
        <translation>Legen Sie zuerst ein Projekt an: Hochgeladenes kommt in eines.</translation>
    </message>
    <message>
        <source>Make the area of interest ready</source>
        <translation>Den Interessenbereich vorbereiten</translation>
    </message>
    <message>
        <source>Making the demo project…</source>
        <translation>Das Demoprojekt wird erstellt…</translation>
    </message>
    <message>
        <source>Map canvas</source>
        <translation>Kartenfenster</translation>
    </message>
    <message>
        <source>Map extent</source>
        <translation>Kartenausschnitt</translation>
    </message>
    <message>
        <source>Mean {value}</source>
        <translation>Mittelwert {value}</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Measure {name} on all dates</source>
        <translation>{name} an allen Tagen messen</translation>
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
        <source>Memory for headers and small parts of files that are elsewhere</source>
        <translation>Speicher für Köpfe und kleine Teile von Dateien, die anderswo liegen</translation>
    </message>
    <message>
        <source>Missing: {names}</source>
        <translation>Es fehlt: {names}</translation>
    </message>
    <message>
        <source>More about projects</source>
        <translation>Mehr zu Projekten</translation>
    </message>
    <message>
        <source>More about the style</source>
        <translation>Mehr zum Stil</translation>
    </message>
    <message>
        <source>More about this area</source>
        <translation>Mehr zu diesem Bereich</translation>
    </message>
    <message>
        <source>More than {most} vertices are selected: select fewer.</source>
        <translation>Mehr als {most} Stützpunkte sind ausgewählt: Wählen Sie weniger aus.</translation>
    </message>
    <message>
        <source>Mosaics</source>
        <translation>Mosaike</translation>
    </message>
    <message>
        <source>Mosaics to clip</source>
        <translation>Mosaike zum Zuschneiden</translation>
    </message>
    <message>
        <source>Most frequent</source>
        <translation>Häufigster</translation>
    </message>
    <message>
        <source>Move the area onto the scene, or choose another scene.</source>
        <translation>Verschieben Sie den Bereich auf die Szene oder wählen Sie eine andere Szene.</translation>
    </message>
    <message>
        <source>My imagery</source>
        <translation>Meine Bilddaten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Name of the result</source>
        <translation>Name des Ergebnisses</translation>
    </message>
    <message>
        <source>Name, kept in the QGIS project:</source>
        <translation>Name, im QGIS-Projekt behalten:</translation>
    </message>
    <message>
        <source>Named areas</source>
        <translation>Benannte Bereiche</translation>
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
        <source>Natural colour</source>
        <translation>Natürliche Farben</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Nächster Nachbar</translation>
    </message>
    <message>
        <source>Neither a folder nor an address, so it is not kept: {place}</source>
        <translation>Weder Ordner noch Adresse, daher wird es nicht behalten: {place}</translation>
    </message>
    <message>
        <source>New Geopera project</source>
        <translation>Neues Geopera-Projekt</translation>
    </message>
    <message>
        <source>New project, archive, add and upload imagery, refresh</source>
        <translation>Neues Projekt, archivieren, Bilddaten hinzufügen und hochladen, aktualisieren</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Neues Projekt…</translation>
    </message>
    <message>
        <source>Next scene</source>
        <translation>Nächste Szene</translation>
    </message>
    <message>
        <source>No Python 3.11 or newer was found on this computer. Install one from python.org, then try again.</source>
        <translation>Auf diesem Rechner wurde kein Python 3.11 oder neuer gefunden. Installieren Sie eines von python.org und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>No area yet</source>
        <translation>Noch kein Bereich</translation>
    </message>
    <message>
        <source>No clips yet</source>
        <translation>Noch keine Ausschnitte</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Kein Wert</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Ohne Datum</translation>
    </message>
    <message>
        <source>No imagery yet</source>
        <translation>Noch keine Bilddaten</translation>
    </message>
    <message>
        <source>No machine is known as {host}. See whether the address is spelt right and this machine is online.</source>
        <translation>Kein Rechner ist als {host} bekannt. Prüfen Sie, ob die Adresse richtig geschrieben und dieser Rechner online ist.</translation>
    </message>
    <message>
        <source>No named areas</source>
        <translation>Keine benannten Bereiche</translation>
    </message>
    <message>
        <source>No password belongs into the address: enter the key below.</source>
        <translation>In die Adresse gehört kein Passwort: Geben Sie den Schlüssel unten ein.</translation>
    </message>
    <message>
        <source>No project is archived.</source>
        <translation>Kein Projekt ist archiviert.</translation>
    </message>
    <message>
        <source>No scene has a valid pixel there: choose another place.</source>
        <translation>Keine Szene hat dort ein gültiges Pixel: Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>No scene passes the filters</source>
        <translation>Keine Szene besteht die Filter</translation>
    </message>
    <message>
        <source>No valid pixel here</source>
        <translation>Hier kein gültiges Pixel</translation>
    </message>
    <message>
        <source>Nobody that QGIS trusts vouches for {host}. Add its authority in QGIS's options, under Authentication, if you know it.</source>
        <translation>Niemand, dem QGIS vertraut, bürgt für {host}. Fügen Sie seine Zertifizierungsstelle in den Optionen von QGIS unter Authentifizierung hinzu, wenn Sie sie kennen.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>North</source>
        <translation>Norden</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Not connected: choose Connect in the menu of the server</source>
        <translation>Nicht verbunden: Wählen Sie Verbinden im Menü des Servers</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>Noch nicht eingerichtet</translation>
    </message>
    <message>
        <source>Not set up: packages are missing</source>
        <translation>Nicht eingerichtet: Pakete fehlen</translation>
    </message>
    <message>
        <source>Nothing answers at {address}. See whether it runs, then try again.</source>
        <translation>Unter {address} antwortet nichts. Prüfen Sie, ob er läuft, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Nothing changes on the server itself.</source>
        <translation>Auf dem Server selbst ändert sich nichts.</translation>
    </message>
    <message>
        <source>Nothing of an archived project is deleted; it is only left out of the lists.</source>
        <translation>Nichts eines archivierten Projekts wird gelöscht; es fehlt nur in den Listen.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Numbers from 0 to 100 by commas.</source>
        <translation>Zahlen von 0 bis 100, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>One or three, by commas; empty for natural colour.</source>
        <translation>Einer oder drei, durch Kommas getrennt; leer für natürliche Farben.</translation>
    </message>
    <message>
        <source>Only GeoTIFF files can be uploaded.</source>
        <translation>Nur GeoTIFF-Dateien können hochgeladen werden.</translation>
    </message>
    <message>
        <source>Only inside polygons</source>
        <translation>Nur innerhalb von Polygonen</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Open a scene</source>
        <translation>Eine Szene öffnen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open the documentation in the web browser</source>
        <translation>Die Dokumentation im Webbrowser öffnen</translation>
    </message>
    <message>
        <source>Open the folder with the saved files</source>
        <translation>Den Ordner mit den gespeicherten Dateien öffnen</translation>
    </message>
    <message>
        <source>Options…</source>
        <translation>Optionen…</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Bestellt</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Other places that may be read</source>
        <translation>Andere Orte, die gelesen werden dürfen</translation>
    </message>
    <message>
        <source>Over what the darkest and the brightest values are looked for</source>
        <translation>Worüber die dunkelsten und hellsten Werte gesucht werden</translation>
    </message>
    <message>
        <source>Own Python</source>
        <translation>Eigenes Python</translation>
    </message>
    <message>
        <source>Own colours</source>
        <translation>Eigene Farben</translation>
    </message>
    <message>
        <source>Own combination</source>
        <translation>Eigene Kombination</translation>
    </message>
    <message>
        <source>Own expression</source>
        <translation>Eigener Ausdruck</translation>
    </message>
    <message>
        <source>PNG and WebP can be transparent; JPEG and WebP lose detail.</source>
        <translation>PNG und WebP können durchsichtig sein; JPEG und WebP verlieren Details.</translation>
    </message>
    <message>
        <source>Packages…</source>
        <translation>Pakete…</translation>
    </message>
    <message>
        <source>Paste an area</source>
        <translation>Einen Bereich einfügen</translation>
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
        <source>Picture (PNG)…</source>
        <translation>Bild (PNG)…</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixelzahl</translation>
    </message>
    <message>
        <source>Pixels are read and written again.</source>
        <translation>Pixel werden gelesen und neu geschrieben.</translation>
    </message>
    <message>
        <source>Pixels inside</source>
        <translation>Pixel innerhalb</translation>
    </message>
    <message>
        <source>Pixels inside, of all files together</source>
        <translation>Pixel innerhalb, von allen Dateien zusammen</translation>
    </message>
    <message>
        <source>Pixels of a tile's side</source>
        <translation>Pixel an der Seite einer Kachel</translation>
    </message>
    <message>
        <source>Pixels of the area that a scene does not cover will be empty.</source>
        <translation>Pixel des Bereichs, die eine Szene nicht abdeckt, bleiben leer.</translation>
    </message>
    <message>
        <source>Plain http:// is not protected on its way</source>
        <translation>Einfaches http:// ist unterwegs nicht geschützt</translation>
    </message>
    <message>
        <source>Plain http:// is not protected: whoever is on the network in between can read the key and the imagery. Use https:// where the server has it.</source>
        <translation>Einfaches http:// ist nicht geschützt: Wer im Netz dazwischen ist, kann Schlüssel und Bilddaten lesen. Verwenden Sie https://, wo der Server es anbietet.</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punkt</translation>
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
        <source>Preferred port</source>
        <translation>Bevorzugter Port</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Präfix</translation>
    </message>
    <message>
        <source>Preparing pip for Python {version}…</source>
        <translation>pip wird für Python {version} vorbereitet…</translation>
    </message>
    <message>
        <source>Profiles, formulas of your own, copy as…</source>
        <translation>Profile, eigene Formeln, kopieren als…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Progress of the installation</source>
        <translation>Fortschritt der Installation</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Project whose imagery is shown</source>
        <translation>Projekt, dessen Bilddaten gezeigt werden</translation>
    </message>
    <message>
        <source>Projects appear here when it answers.</source>
        <translation>Projekte erscheinen hier, sobald er antwortet.</translation>
    </message>
    <message>
        <source>Projects, capture dates and spectral formulas of Geopera</source>
        <translation>Projekte, Aufnahmetage und Spektralformeln von Geopera</translation>
    </message>
    <message>
        <source>Put it back, or add it to the project again; then retry.</source>
        <translation>Legen Sie sie zurück oder fügen Sie sie dem Projekt erneut hinzu; dann wiederholen.</translation>
    </message>
    <message>
        <source>Put the STAC item of the scene, as JSON, onto the clipboard</source>
        <translation>Den STAC-Eintrag der Szene als JSON in die Zwischenablage legen</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python-Version</translation>
    </message>
    <message>
        <source>Python script</source>
        <translation>Python-Skript</translation>
    </message>
    <message>
        <source>QGIS could not keep the key in its authentication database.</source>
        <translation>QGIS konnte den Schlüssel nicht in seiner Authentifizierungsdatenbank ablegen.</translation>
    </message>
    <message>
        <source>QGIS has Python {version}</source>
        <translation>QGIS hat Python {version}</translation>
    </message>
    <message>
        <source>QGIS has Python {version}; the server needs 3.11 and therefore a process of its own</source>
        <translation>QGIS hat Python {version}; der Server braucht 3.11 und daher einen eigenen Prozess</translation>
    </message>
    <message>
        <source>QGIS is set to a SOCKS proxy, which needs the Python package PySocks.</source>
        <translation>QGIS ist auf einen SOCKS-Proxy eingestellt; der braucht das Python-Paket PySocks.</translation>
    </message>
    <message>
        <source>QGIS or another plugin has loaded {name} {have}, the server needs {need}. Update it, or start QGIS without that plugin.</source>
        <translation>QGIS oder eine andere Erweiterung hat {name} {have} geladen, der Server braucht {need}. Aktualisieren Sie es, oder starten Sie QGIS ohne diese Erweiterung.</translation>
    </message>
    <message>
        <source>QGIS reads heights in metres and draws them itself</source>
        <translation>QGIS liest Höhen in Metern und zeichnet sie selbst</translation>
    </message>
    <message>
        <source>QGIS's authentication database did not hand out the key.</source>
        <translation>Die Authentifizierungsdatenbank von QGIS gab den Schlüssel nicht heraus.</translation>
    </message>
    <message>
        <source>QGIS's authentication database is locked: its master password is needed.</source>
        <translation>Die Authentifizierungsdatenbank von QGIS ist gesperrt: Ihr Hauptpasswort wird gebraucht.</translation>
    </message>
    <message>
        <source>QGIS's authentication database is switched off.</source>
        <translation>Die Authentifizierungsdatenbank von QGIS ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>QGIS's own Python was not found: see the options for another.</source>
        <translation>Das Python von QGIS wurde nicht gefunden: siehe Optionen für ein anderes.</translation>
    </message>
    <message>
        <source>QGIS's own packages, NumPy among them, stay exactly as they are.</source>
        <translation>Die Pakete von QGIS, darunter NumPy, bleiben genau so, wie sie sind.</translation>
    </message>
    <message>
        <source>Quality of JPEG and WebP</source>
        <translation>Qualität von JPEG und WebP</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>Radius {radius}</source>
        <translation>Radius: {radius}</translation>
    </message>
    <message>
        <source>Radius {typed}</source>
        <translation>Radius: {typed}</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Wertebereich</translation>
    </message>
    <message>
        <source>Raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Raster (GeoTIFF)</source>
        <translation>Rasterdatei (GeoTIFF)</translation>
    </message>
    <message>
        <source>Rasters</source>
        <translation>Rasterdaten</translation>
    </message>
    <message>
        <source>Rasters (GeoTIFF)</source>
        <translation>Rasterdateien (GeoTIFF)</translation>
    </message>
    <message>
        <source>Rasters of the scenes to clip</source>
        <translation>Raster der Szenen, die zugeschnitten werden</translation>
    </message>
    <message>
        <source>Read GeoTIFFs of all public web servers (https, S3)</source>
        <translation>GeoTIFFs aller öffentlichen Webserver lesen (https, S3)</translation>
    </message>
    <message>
        <source>Read the pasted area</source>
        <translation>Den eingefügten Bereich lesen</translation>
    </message>
    <message>
        <source>Read {name}</source>
        <translation>{name} lesen</translation>
    </message>
    <message>
        <source>Reading the area…</source>
        <translation>Der Bereich wird gelesen…</translation>
    </message>
    <message>
        <source>Reading {files}; they stay where they are.</source>
        <translation>{files} werden gelesen; sie bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Ready: the server runs in a process with {python}</source>
        <translation>Bereit: Der Server läuft in einem Prozess mit {python}</translation>
    </message>
    <message>
        <source>Ready: the server runs inside QGIS</source>
        <translation>Bereit: Der Server läuft in QGIS</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Red edge</source>
        <translation>Rote Kante</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Refresh the list of scenes and choose another one.</source>
        <translation>Aktualisieren Sie die Liste der Szenen und wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove server</source>
        <translation>Server entfernen</translation>
    </message>
    <message>
        <source>Remove the packages of the Geopera server</source>
        <translation>Die Pakete des Geopera-Servers entfernen</translation>
    </message>
    <message>
        <source>Remove “{name}” and its key from QGIS?</source>
        <translation>„{name}“ und seinen Schlüssel aus QGIS entfernen?</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Entfernt.</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Wird entfernt…</translation>
    </message>
    <message>
        <source>Rename the area</source>
        <translation>Den Bereich umbenennen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Repaired: 1 self-crossing.</source>
        <translation>Repariert: 1 Selbstüberschneidung.</translation>
    </message>
    <message>
        <source>Repaired: parts that overlapped are one now.</source>
        <translation>Repariert: Teile, die sich überlappten, sind jetzt eines.</translation>
    </message>
    <message>
        <source>Repaired: rings that touched or overlapped.</source>
        <translation>Repariert: Ringe, die sich berührten oder überlappten.</translation>
    </message>
    <message>
        <source>Repaired: {count} self-crossings.</source>
        <translation>Repariert: {count} Selbstüberschneidungen.</translation>
    </message>
    <message>
        <source>Replaces the one of that name.</source>
        <translation>Ersetzt, was diesen Namen hat.</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>Abtastung</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Retry in a while.</source>
        <translation>Wiederholen Sie es nach einer Weile.</translation>
    </message>
    <message>
        <source>Retry when it is back.</source>
        <translation>Wiederholen Sie, wenn er wieder da ist.</translation>
    </message>
    <message>
        <source>Retry: it will be read anew.</source>
        <translation>Wiederholen: Sie wird neu gelesen.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läuft so</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 der Datei</translation>
    </message>
    <message>
        <source>Satellite or aircraft: choose one, or type its name</source>
        <translation>Satellit oder Flugzeug: Wählen Sie eines, oder geben Sie seinen Namen ein</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as GeoJSON…</source>
        <translation>Als GeoJSON speichern…</translation>
    </message>
    <message>
        <source>Save clips in</source>
        <translation>Ausschnitte speichern in</translation>
    </message>
    <message>
        <source>Save formula</source>
        <translation>Formel speichern</translation>
    </message>
    <message>
        <source>Save formula…</source>
        <translation>Formel speichern…</translation>
    </message>
    <message>
        <source>Save style</source>
        <translation>Stil speichern</translation>
    </message>
    <message>
        <source>Save style…</source>
        <translation>Stil speichern…</translation>
    </message>
    <message>
        <source>Save the area</source>
        <translation>Den Bereich speichern</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Das Diagramm speichern</translation>
    </message>
    <message>
        <source>Save the chart as a picture, or its figures as a table</source>
        <translation>Das Diagramm als Bild oder seine Zahlen als Tabelle speichern</translation>
    </message>
    <message>
        <source>Saved by you</source>
        <translation>Von Ihnen gespeichert</translation>
    </message>
    <message>
        <source>Saved in</source>
        <translation>Gespeichert in</translation>
    </message>
    <message>
        <source>Saved styles of this scene</source>
        <translation>Gespeicherte Stile dieser Szene</translation>
    </message>
    <message>
        <source>Scene (no area)</source>
        <translation>Szene (keine Fläche)</translation>
    </message>
    <message>
        <source>Scene details</source>
        <translation>Einzelheiten der Szene</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Szenen</translation>
    </message>
    <message>
        <source>Scenes that you add are drawn so</source>
        <translation>Szenen, die Sie hinzufügen, werden so gezeichnet</translation>
    </message>
    <message>
        <source>Scenes to clip</source>
        <translation>Szenen zum Zuschneiden</translation>
    </message>
    <message>
        <source>Search formulas, or type an expression…</source>
        <translation>Formeln suchen oder Ausdruck eingeben…</translation>
    </message>
    <message>
        <source>Search formulas…</source>
        <translation>Formeln suchen…</translation>
    </message>
    <message>
        <source>See whether it runs; then try again.</source>
        <translation>Prüfen Sie, ob er läuft; dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Select one or more polygons first.</source>
        <translation>Wählen Sie zuerst ein oder mehrere Polygone aus.</translation>
    </message>
    <message>
        <source>Select polygons in a vector layer first, then make it active.</source>
        <translation>Wählen Sie zuerst Polygone in einem Vektorlayer aus und machen Sie ihn aktiv.</translation>
    </message>
    <message>
        <source>Selected features of the active layer</source>
        <translation>Ausgewählte Objekte des aktiven Layers</translation>
    </message>
    <message>
        <source>Send the rest</source>
        <translation>Rest senden</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensortyp</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Server on this computer</source>
        <translation>Server auf diesem Rechner</translation>
    </message>
    <message>
        <source>Server on this computer…</source>
        <translation>Server auf diesem Rechner…</translation>
    </message>
    <message>
        <source>Server ready</source>
        <translation>Server bereit</translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation>Server angehalten</translation>
    </message>
    <message>
        <source>Server: {name}</source>
        <translation>Server: {name}</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Set an area of interest or click a point, to see its values on all dates.</source>
        <translation>Legen Sie einen Interessenbereich fest oder klicken Sie einen Punkt an, um seine Werte an allen Tagen zu sehen.</translation>
    </message>
    <message>
        <source>Set up on this computer…</source>
        <translation>Auf diesem Rechner einrichten…</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Einrichten…</translation>
    </message>
    <message>
        <source>Share of the area that the scenes cover</source>
        <translation>Anteil der Fläche, den die Szenen abdecken</translation>
    </message>
    <message>
        <source>Short-wave infrared</source>
        <translation>Kurzwelliges Infrarot</translation>
    </message>
    <message>
        <source>Show all scenes again</source>
        <translation>Wieder alle Szenen zeigen</translation>
    </message>
    <message>
        <source>Show another date of the active layer beside it, with a divider to drag</source>
        <translation>Einen anderen Tag des aktiven Layers daneben zeigen, mit einer ziehbaren Trennlinie</translation>
    </message>
    <message>
        <source>Show controls in the layer tree</source>
        <translation>Bedienelemente im Layerbaum zeigen</translation>
    </message>
    <message>
        <source>Show how it was made (Alt+Enter)</source>
        <translation>Zeigen, wie es entstand (Alt+Eingabe)</translation>
    </message>
    <message>
        <source>Show on map</source>
        <translation>Auf der Karte zeigen</translation>
    </message>
    <message>
        <source>Show or hide the Geopera panel</source>
        <translation>Das Geopera-Bedienfeld ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show the area of the job on the map</source>
        <translation>Den Bereich des Auftrags auf der Karte zeigen</translation>
    </message>
    <message>
        <source>Show the footprints of the listed scenes; click one on the map to choose its scene</source>
        <translation>Die Umrisse der aufgeführten Szenen zeigen; klicken Sie einen auf der Karte an, um seine Szene zu wählen</translation>
    </message>
    <message>
        <source>Show the scene on the map, in the style below (or double click it)</source>
        <translation>Die Szene auf der Karte zeigen, im Stil unten (oder Doppelklick)</translation>
    </message>
    <message>
        <source>Show the whole year</source>
        <translation>Das ganze Jahr zeigen</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>Vereinfachen</translation>
    </message>
    <message>
        <source>Simplify it, or draw a simpler one.</source>
        <translation>Vereinfachen Sie sie, oder zeichnen Sie eine einfachere.</translation>
    </message>
    <message>
        <source>Simplify the area</source>
        <translation>Den Bereich vereinfachen</translation>
    </message>
    <message>
        <source>Simplify…</source>
        <translation>Vereinfachen…</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of all files together, at the most</source>
        <translation>Größe aller Dateien zusammen, höchstens</translation>
    </message>
    <message>
        <source>Some areas in this project cannot be read.</source>
        <translation>Einige Bereiche in diesem Projekt sind nicht lesbar.</translation>
    </message>
    <message>
        <source>Some files are in use: close QGIS, open it and try again. {reason}</source>
        <translation>Einige Dateien sind in Benutzung: Schließen Sie QGIS, öffnen Sie es und versuchen Sie es erneut. {reason}</translation>
    </message>
    <message>
        <source>Something else answers at {url}. See whether the address is right.</source>
        <translation>Unter {url} antwortet etwas anderes. Prüfen Sie, ob die Adresse stimmt.</translation>
    </message>
    <message>
        <source>Something went wrong, and nothing more is known about it.</source>
        <translation>Etwas ist schiefgegangen, mehr ist darüber nicht bekannt.</translation>
    </message>
    <message>
        <source>South</source>
        <translation>Süden</translation>
    </message>
    <message>
        <source>South must be smaller than north.</source>
        <translation>Süden muss kleiner sein als Norden.</translation>
    </message>
    <message>
        <source>Spectral index or band math to COG</source>
        <translation>Spektralindex oder Kanalrechnung als COG</translation>
    </message>
    <message>
        <source>Start it with the button above.</source>
        <translation>Starten Sie ihn mit der Schaltfläche oben.</translation>
    </message>
    <message>
        <source>Start the same clip once more</source>
        <translation>Denselben Ausschnitt noch einmal starten</translation>
    </message>
    <message>
        <source>Start with a made-up landscape over a year, or with GeoTIFF files of your own: they stay where they are.</source>
        <translation>Beginnen Sie mit einer erfundenen Landschaft über ein Jahr oder mit eigenen GeoTIFF-Dateien: Sie bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Start; progress is shown under Jobs</source>
        <translation>Starten; der Fortschritt steht unter Aufträge</translation>
    </message>
    <message>
        <source>Starting the server…</source>
        <translation>Der Server wird gestartet…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Step through the dates</source>
        <translation>Durch die Tage gehen</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Messung anhalten</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Stretch again</source>
        <translation>Neu strecken</translation>
    </message>
    <message>
        <source>Stretch again, to the area or the canvas as they are now</source>
        <translation>Neu strecken, auf Bereich oder Kartenfenster, wie sie jetzt sind</translation>
    </message>
    <message>
        <source>Stretch to</source>
        <translation>Strecken auf</translation>
    </message>
    <message>
        <source>Stretch {scene}</source>
        <translation>{scene} strecken</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Such as viridis or rdylgn, for one band or a formula.</source>
        <translation>Etwa viridis oder rdylgn, für einen Kanal oder eine Formel.</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>Tabelle (CSV)…</translation>
    </message>
    <message>
        <source>Take the area from a file</source>
        <translation>Den Bereich aus einer Datei nehmen</translation>
    </message>
    <message>
        <source>Take the area from the map, a layer, a file, pasted text or typed bounds</source>
        <translation>Den Bereich aus der Karte, einem Layer, einer Datei, eingefügtem Text oder eingegebenen Grenzen nehmen</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Gelände</translation>
    </message>
    <message>
        <source>Terrain needs a raster of one band</source>
        <translation>Gelände braucht ein Raster mit einem Kanal</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>That point lies outside of the map.</source>
        <translation>Dieser Punkt liegt außerhalb der Karte.</translation>
    </message>
    <message>
        <source>The CRS of this GeoJSON is not known.</source>
        <translation>Das KBS dieses GeoJSON ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The WKT cannot be read: look at its brackets and numbers.</source>
        <translation>Das WKT ist nicht lesbar: Prüfen Sie Klammern und Zahlen.</translation>
    </message>
    <message>
        <source>The address begins with https:// or http://.</source>
        <translation>Die Adresse beginnt mit https:// oder http://.</translation>
    </message>
    <message>
        <source>The address ends before ? and #.</source>
        <translation>Die Adresse endet vor ? und #.</translation>
    </message>
    <message>
        <source>The address is wrong</source>
        <translation>Die Adresse ist falsch</translation>
    </message>
    <message>
        <source>The answer broke off</source>
        <translation>Die Antwort brach ab</translation>
    </message>
    <message>
        <source>The answer is too large</source>
        <translation>Die Antwort ist zu groß</translation>
    </message>
    <message>
        <source>The area before and after</source>
        <translation>Der Bereich davor und danach</translation>
    </message>
    <message>
        <source>The area contains a pole: draw it so that it stays short of it.</source>
        <translation>Der Bereich enthält einen Pol: Zeichnen Sie ihn so, dass er davor endet.</translation>
    </message>
    <message>
        <source>The area crosses itself more than {count} times: it cannot be repaired.</source>
        <translation>Der Bereich schneidet sich mehr als {count}-mal: Er kann nicht repariert werden.</translation>
    </message>
    <message>
        <source>The area goes around the world more than once.</source>
        <translation>Der Bereich geht mehr als einmal um die Welt.</translation>
    </message>
    <message>
        <source>The area has coordinates that are not numbers.</source>
        <translation>Der Bereich hat Koordinaten, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>The area has no pixel of this scene: its colours are stretched to the whole scene.</source>
        <translation>Im Bereich liegt kein Pixel dieser Szene: Ihre Farben werden auf die ganze Szene gestreckt.</translation>
    </message>
    <message>
        <source>The area has too many vertices for the server.</source>
        <translation>Der Bereich hat zu viele Stützpunkte für den Server.</translation>
    </message>
    <message>
        <source>The area has {count} vertices; {most} are the most. Simplify it first.</source>
        <translation>Der Bereich hat {count} Stützpunkte; höchstens {most} sind erlaubt. Vereinfachen Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>The area is covered completely.</source>
        <translation>Der Bereich ist vollständig abgedeckt.</translation>
    </message>
    <message>
        <source>The area is empty.</source>
        <translation>Der Bereich ist leer.</translation>
    </message>
    <message>
        <source>The area is empty: draw one with three corners or more.</source>
        <translation>Der Bereich ist leer: Zeichnen Sie einen mit mindestens drei Ecken.</translation>
    </message>
    <message>
        <source>The area is on the clipboard as GeoJSON.</source>
        <translation>Der Bereich liegt als GeoJSON in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The area is saved in {path}.</source>
        <translation>Der Bereich ist in {path} gespeichert.</translation>
    </message>
    <message>
        <source>The area lies where the map's projection is not defined.</source>
        <translation>Der Bereich liegt, wo die Projektion der Karte nicht definiert ist.</translation>
    </message>
    <message>
        <source>The area of interest and the scene have nothing in common.</source>
        <translation>Interessenbereich und Szene haben nichts gemeinsam.</translation>
    </message>
    <message>
        <source>The area reaches beyond the edge of the world: a pole cannot lie in it.</source>
        <translation>Der Bereich reicht über den Rand der Welt hinaus: Ein Pol kann nicht darin liegen.</translation>
    </message>
    <message>
        <source>The areas in this project cannot be read.</source>
        <translation>Die Bereiche in diesem Projekt sind nicht lesbar.</translation>
    </message>
    <message>
        <source>The bounds are not numbers.</source>
        <translation>Die Grenzen sind keine Zahlen.</translation>
    </message>
    <message>
        <source>The certificate is for another server</source>
        <translation>Das Zertifikat ist für einen anderen Server</translation>
    </message>
    <message>
        <source>The certificate is not trusted</source>
        <translation>Dem Zertifikat wird nicht vertraut</translation>
    </message>
    <message>
        <source>The certificate is out of date</source>
        <translation>Das Zertifikat ist nicht mehr oder noch nicht gültig</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid today. See whether this machine's clock is right.</source>
        <translation>Das Zertifikat von {host} ist heute nicht gültig. Prüfen Sie, ob die Uhr dieses Rechners richtig geht.</translation>
    </message>
    <message>
        <source>The circle contains a pole: draw it so that it stays short of it.</source>
        <translation>Der Kreis enthält einen Pol: Zeichnen Sie ihn so, dass er davor endet.</translation>
    </message>
    <message>
        <source>The clip “{name}” failed: {reason}</source>
        <translation>Der Ausschnitt „{name}“ ist fehlgeschlagen: {reason}</translation>
    </message>
    <message>
        <source>The clip “{name}” is on the map.</source>
        <translation>Der Ausschnitt „{name}“ ist auf der Karte.</translation>
    </message>
    <message>
        <source>The clip “{name}” is saved; its project was closed.</source>
        <translation>Der Ausschnitt „{name}“ ist gespeichert; sein Projekt wurde geschlossen.</translation>
    </message>
    <message>
        <source>The coordinates cannot be read.</source>
        <translation>Die Koordinaten sind nicht lesbar.</translation>
    </message>
    <message>
        <source>The demo project is for the server in QGIS: switch to that.</source>
        <translation>Das Demoprojekt ist für den Server in QGIS: Wechseln Sie zu diesem.</translation>
    </message>
    <message>
        <source>The demo project is ready: pick a date and add its scene.</source>
        <translation>Das Demoprojekt ist bereit: Wählen Sie ein Datum und fügen Sie dessen Szene hinzu.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>The download broke off</source>
        <translation>Der Download brach ab</translation>
    </message>
    <message>
        <source>The file changed</source>
        <translation>Die Datei hat sich geändert</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Die Datei ist leer</translation>
    </message>
    <message>
        <source>The files of this clip are not on this computer.</source>
        <translation>Die Dateien dieses Ausschnitts sind nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The first zoom is {first}, the last {last}: they must rise from 0 to {most}.</source>
        <translation>Die erste Zoomstufe ist {first}, die letzte {last}: Sie müssen von 0 bis {most} ansteigen.</translation>
    </message>
    <message>
        <source>The folder of {name} does not exist.</source>
        <translation>Der Ordner von {name} existiert nicht.</translation>
    </message>
    <message>
        <source>The formula “{name}” is deleted.</source>
        <translation>Die Formel „{name}“ ist gelöscht.</translation>
    </message>
    <message>
        <source>The formula “{name}” is saved.</source>
        <translation>Die Formel „{name}“ ist gespeichert.</translation>
    </message>
    <message>
        <source>The host of the remote raster does not answer.</source>
        <translation>Der Host des entfernten Rasters antwortet nicht.</translation>
    </message>
    <message>
        <source>The installation was cancelled.</source>
        <translation>Die Installation wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The key is not accepted</source>
        <translation>Der Schlüssel wird nicht angenommen</translation>
    </message>
    <message>
        <source>The key of this server is not in QGIS's authentication database: enter it again.</source>
        <translation>Der Schlüssel dieses Servers ist nicht in der Authentifizierungsdatenbank von QGIS: Geben Sie ihn erneut ein.</translation>
    </message>
    <message>
        <source>The list does not end</source>
        <translation>Die Liste endet nicht</translation>
    </message>
    <message>
        <source>The map follows at once; there is nothing to apply.</source>
        <translation>Die Karte folgt sofort; es gibt nichts anzuwenden.</translation>
    </message>
    <message>
        <source>The map has no layers</source>
        <translation>Die Karte hat keine Layer</translation>
    </message>
    <message>
        <source>The map's projection cannot show this area.</source>
        <translation>Die Projektion der Karte kann diesen Bereich nicht zeigen.</translation>
    </message>
    <message>
        <source>The outline moves by {distance} at most.</source>
        <translation>Der Umriss verschiebt sich um höchstens {distance}.</translation>
    </message>
    <message>
        <source>The package index cannot be reached: see whether this machine is online.</source>
        <translation>Der Paketindex ist nicht erreichbar: Prüfen Sie, ob dieser Rechner online ist.</translation>
    </message>
    <message>
        <source>The packages of the server have changed.</source>
        <translation>Die Pakete des Servers haben sich geändert.</translation>
    </message>
    <message>
        <source>The plugin is incomplete: geopera_server is not beside it.</source>
        <translation>Die Erweiterung ist unvollständig: geopera_server liegt nicht daneben.</translation>
    </message>
    <message>
        <source>The plugin is incomplete: install it again.</source>
        <translation>Die Erweiterung ist unvollständig: Installieren Sie sie neu.</translation>
    </message>
    <message>
        <source>The polygons and the raster have nothing in common.</source>
        <translation>Polygone und Raster haben nichts gemeinsam.</translation>
    </message>
    <message>
        <source>The proxy asks for a password</source>
        <translation>Der Proxy verlangt ein Passwort</translation>
    </message>
    <message>
        <source>The proxy cannot be used</source>
        <translation>Der Proxy kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>The proxy does not let this through</source>
        <translation>Der Proxy lässt das nicht durch</translation>
    </message>
    <message>
        <source>The proxy of QGIS's options does not answer, or refuses this server.</source>
        <translation>Der Proxy aus den Optionen von QGIS antwortet nicht oder weist diesen Server ab.</translation>
    </message>
    <message>
        <source>The proxy of QGIS's options does not let pip through: see the log.</source>
        <translation>Der Proxy aus den QGIS-Optionen lässt pip nicht durch: siehe Protokoll.</translation>
    </message>
    <message>
        <source>The quota is used up</source>
        <translation>Das Kontingent ist aufgebraucht</translation>
    </message>
    <message>
        <source>The raster has depths</source>
        <translation>Das Raster hat Tiefen</translation>
    </message>
    <message>
        <source>The request is not valid</source>
        <translation>Die Anfrage ist nicht gültig</translation>
    </message>
    <message>
        <source>The request is too large</source>
        <translation>Die Anfrage ist zu groß</translation>
    </message>
    <message>
        <source>The result cannot replace its source: choose another name.</source>
        <translation>Das Ergebnis kann seine Quelle nicht ersetzen: Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The scene has fewer than three bands</source>
        <translation>Die Szene hat weniger als drei Kanäle</translation>
    </message>
    <message>
        <source>The scene, its project or its area is no longer on the server.</source>
        <translation>Die Szene, ihr Projekt oder ihr Bereich ist nicht mehr auf dem Server.</translation>
    </message>
    <message>
        <source>The server answers and lets you in</source>
        <translation>Der Server antwortet und lässt Sie ein</translation>
    </message>
    <message>
        <source>The server answers with over {most} KiB. Ask for less at once; see whether the address is right.</source>
        <translation>Der Server antwortet mit über {most} KiB. Fragen Sie nach weniger auf einmal; prüfen Sie, ob die Adresse stimmt.</translation>
    </message>
    <message>
        <source>The server cannot be used</source>
        <translation>Der Server kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>The server could not do this.</source>
        <translation>Der Server konnte das nicht tun.</translation>
    </message>
    <message>
        <source>The server could not start</source>
        <translation>Der Server konnte nicht starten</translation>
    </message>
    <message>
        <source>The server could not start. QGIS's Python console shows why.</source>
        <translation>Der Server konnte nicht starten. Die Python-Konsole von QGIS zeigt, warum.</translation>
    </message>
    <message>
        <source>The server could not start: {reason}</source>
        <translation>Der Server konnte nicht starten: {reason}</translation>
    </message>
    <message>
        <source>The server did not say why.</source>
        <translation>Der Server sagte nicht, warum.</translation>
    </message>
    <message>
        <source>The server did not take the file</source>
        <translation>Der Server hat die Datei nicht angenommen</translation>
    </message>
    <message>
        <source>The server did not understand the request.</source>
        <translation>Der Server hat die Anfrage nicht verstanden.</translation>
    </message>
    <message>
        <source>The server does not accept this key: enter a valid one.</source>
        <translation>Der Server nimmt diesen Schlüssel nicht an: Geben Sie einen gültigen ein.</translation>
    </message>
    <message>
        <source>The server does not accept your key.</source>
        <translation>Der Server nimmt Ihren Schlüssel nicht an.</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Der Server antwortet nicht</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Der Server antwortet nicht.</translation>
    </message>
    <message>
        <source>The server does not answer: see whether it runs, then try again.</source>
        <translation>Der Server antwortet nicht: Prüfen Sie, ob er läuft, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The server does not know this key, or it has expired. Enter a valid one.</source>
        <translation>Der Server kennt diesen Schlüssel nicht, oder er ist abgelaufen. Geben Sie einen gültigen ein.</translation>
    </message>
    <message>
        <source>The server does not run</source>
        <translation>Der Server läuft nicht</translation>
    </message>
    <message>
        <source>The server does not run yet: wait a moment, then try again.</source>
        <translation>Der Server läuft noch nicht: Warten Sie einen Moment, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The server ended and is started again. {reason}</source>
        <translation>Der Server endete und wird neu gestartet. {reason}</translation>
    </message>
    <message>
        <source>The server ended by itself: start it again.</source>
        <translation>Der Server hat sich von selbst beendet: Starten Sie ihn erneut.</translation>
    </message>
    <message>
        <source>The server ended meanwhile.</source>
        <translation>Der Server hat sich inzwischen beendet.</translation>
    </message>
    <message>
        <source>The server has no Python of its own yet: set it up, or choose one in options.</source>
        <translation>Der Server hat noch kein eigenes Python: Richten Sie es ein, oder wählen Sie eines in den Optionen.</translation>
    </message>
    <message>
        <source>The server has no such thing, or it belongs to somebody else.</source>
        <translation>Der Server hat so etwas nicht, oder es gehört jemand anderem.</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>Der Server ist beschäftigt</translation>
    </message>
    <message>
        <source>The server is stopped</source>
        <translation>Der Server ist angehalten</translation>
    </message>
    <message>
        <source>The server is too old</source>
        <translation>Der Server ist zu alt</translation>
    </message>
    <message>
        <source>The server lists over {most} entries: ask for less.</source>
        <translation>Der Server listet über {most} Einträge auf: Fragen Sie nach weniger.</translation>
    </message>
    <message>
        <source>The server met an error that it did not expect.</source>
        <translation>Der Server stieß auf einen unerwarteten Fehler.</translation>
    </message>
    <message>
        <source>The server names an address that is not its own: nothing was sent there.</source>
        <translation>Der Server nennt eine Adresse, die nicht seine eigene ist: Dorthin wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The server needs Python 3.11 or newer; this QGIS has {have}.</source>
        <translation>Der Server braucht Python 3.11 oder neuer; dieses QGIS hat {have}.</translation>
    </message>
    <message>
        <source>The server no longer knows the area of this clip.</source>
        <translation>Der Server kennt den Bereich dieses Ausschnitts nicht mehr.</translation>
    </message>
    <message>
        <source>The server of this layer could not start. Click to try again.</source>
        <translation>Der Server dieses Layers konnte nicht starten. Klicken Sie, um es erneut zu versuchen.</translation>
    </message>
    <message>
        <source>The server of this layer is stopped. Click to start it.</source>
        <translation>Der Server dieses Layers ist angehalten. Klicken Sie, um ihn zu starten.</translation>
    </message>
    <message>
        <source>The server of this layer, {url}, does not answer. It is asked again.</source>
        <translation>Der Server dieses Layers, {url}, antwortet nicht. Er wird erneut gefragt.</translation>
    </message>
    <message>
        <source>The server of this upload is not in use: switch to it, or start it, first.</source>
        <translation>Der Server dieses Uploads wird nicht verwendet: Wechseln Sie zuerst zu ihm oder starten Sie ihn.</translation>
    </message>
    <message>
        <source>The server on this computer is not set up yet.</source>
        <translation>Der Server auf diesem Rechner ist noch nicht eingerichtet.</translation>
    </message>
    <message>
        <source>The server reads rasters, draws tiles and clips. It needs Python packages that QGIS does not bring. Nothing is installed before you agree, and a server elsewhere works without them.</source>
        <translation>Der Server liest Raster, zeichnet Kacheln und schneidet zu. Er braucht Python-Pakete, die QGIS nicht mitbringt. Nichts wird installiert, bevor Sie zustimmen, und ein Server anderswo funktioniert ohne sie.</translation>
    </message>
    <message>
        <source>The server sends its callers elsewhere</source>
        <translation>Der Server schickt seine Anrufer anderswohin</translation>
    </message>
    <message>
        <source>The server sent something else than the clip: it was not kept.</source>
        <translation>Der Server hat etwas anderes als den Ausschnitt gesendet: Es wurde nicht behalten.</translation>
    </message>
    <message>
        <source>The server stopped several times while it made this clip, and gave it up.</source>
        <translation>Der Server hielt mehrmals an, während er diesen Ausschnitt machte, und gab auf.</translation>
    </message>
    <message>
        <source>The server takes too long</source>
        <translation>Der Server braucht zu lange</translation>
    </message>
    <message>
        <source>The server that the plugin runs itself</source>
        <translation>Der Server, den die Erweiterung selbst betreibt</translation>
    </message>
    <message>
        <source>The server took the same part several times and says that it has not arrived. Ask who runs it whether its disk is full.</source>
        <translation>Der Server hat denselben Teil mehrmals entgegengenommen und sagt, er sei nicht angekommen. Fragen Sie, wer ihn betreibt, ob sein Datenträger voll ist.</translation>
    </message>
    <message>
        <source>The server went away midway. Try again.</source>
        <translation>Der Server verschwand mittendrin. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The server's answer cannot be read</source>
        <translation>Die Antwort des Servers ist nicht lesbar</translation>
    </message>
    <message>
        <source>The server's name is not known</source>
        <translation>Der Name des Servers ist nicht bekannt</translation>
    </message>
    <message>
        <source>The server's process ended: {reason}</source>
        <translation>Der Prozess des Servers endete: {reason}</translation>
    </message>
    <message>
        <source>The source file is no longer where it was.</source>
        <translation>Die Quelldatei ist nicht mehr an ihrem Ort.</translation>
    </message>
    <message>
        <source>The source is compressed with loss: its pixels were stored without, larger.</source>
        <translation>Die Quelle ist verlustbehaftet komprimiert: Ihre Pixel wurden verlustfrei gespeichert, also größer.</translation>
    </message>
    <message>
        <source>The source is damaged: {}</source>
        <translation>Die Quelle ist beschädigt: {}</translation>
    </message>
    <message>
        <source>The source was replaced while it was read.</source>
        <translation>Die Quelle wurde ersetzt, während sie gelesen wurde.</translation>
    </message>
    <message>
        <source>The storage or the database of the server was out of reach.</source>
        <translation>Speicher oder Datenbank des Servers waren nicht erreichbar.</translation>
    </message>
    <message>
        <source>The style “{name}” is deleted.</source>
        <translation>Der Stil „{name}“ ist gelöscht.</translation>
    </message>
    <message>
        <source>The style “{name}” is saved.</source>
        <translation>Der Stil „{name}“ ist gespeichert.</translation>
    </message>
    <message>
        <source>The text is longer than {most} million characters.</source>
        <translation>Der Text ist länger als {most} Millionen Zeichen.</translation>
    </message>
    <message>
        <source>The tiles cannot be written: {reason}</source>
        <translation>Die Kacheln können nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>The tiles cannot replace their source: choose another name.</source>
        <translation>Die Kacheln können ihre Quelle nicht ersetzen: Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The upload does not get on</source>
        <translation>Das Hochladen kommt nicht voran</translation>
    </message>
    <message>
        <source>The upload goes elsewhere</source>
        <translation>Das Hochladen ginge anderswohin</translation>
    </message>
    <message>
        <source>The upload was cancelled; nothing of it is kept.</source>
        <translation>Das Hochladen wurde abgebrochen; nichts davon wird behalten.</translation>
    </message>
    <message>
        <source>There are more than {most} vertices.</source>
        <translation>Es sind mehr als {most} Stützpunkte.</translation>
    </message>
    <message>
        <source>There is a note on {count} of them.</source>
        <translation>Zu {count} davon gibt es einen Hinweis.</translation>
    </message>
    <message>
        <source>There is an area of that name.</source>
        <translation>Einen Bereich dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>There is no band “{name}” in this scene.</source>
        <translation>Einen Kanal „{name}“ gibt es in dieser Szene nicht.</translation>
    </message>
    <message>
        <source>There is no delivery area.</source>
        <translation>Es gibt kein Liefergebiet.</translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>Eine Datei {name} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no polygon that could be used.</source>
        <translation>Es gibt kein Polygon, das verwendet werden könnte.</translation>
    </message>
    <message>
        <source>There is no room for this in {folder}.</source>
        <translation>In {folder} ist kein Platz dafür.</translation>
    </message>
    <message>
        <source>There is no room left on the disk of the server.</source>
        <translation>Auf der Festplatte des Servers ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>There is no room left on the disk.</source>
        <translation>Auf dem Datenträger ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>There is no room: {free} MB are free, {wanted} MB are needed.</source>
        <translation>Der Platz reicht nicht: {free} MB sind frei, {wanted} MB werden gebraucht.</translation>
    </message>
    <message>
        <source>There is no secure connection</source>
        <translation>Es gibt keine sichere Verbindung</translation>
    </message>
    <message>
        <source>There is no server to ask: start it first.</source>
        <translation>Es gibt keinen Server, der antworten könnte: Starten Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>Es gibt keinen Text.</translation>
    </message>
    <message>
        <source>There is no vector file in {name}.</source>
        <translation>In {name} ist keine Vektordatei.</translation>
    </message>
    <message>
        <source>There is nothing in {name}.</source>
        <translation>In {name} ist nichts.</translation>
    </message>
    <message>
        <source>These Python packages are missing: {names}.</source>
        <translation>Diese Python-Pakete fehlen: {names}.</translation>
    </message>
    <message>
        <source>These bounds are no longitudes and latitudes: name their CRS with them.</source>
        <translation>Diese Grenzen sind keine Längen und Breiten: Nennen Sie ihr KBS dazu.</translation>
    </message>
    <message>
        <source>These would be {count} tiles, more than {most}: choose a lower last zoom.</source>
        <translation>Das wären {count} Kacheln, mehr als {most}: Wählen Sie eine kleinere letzte Zoomstufe.</translation>
    </message>
    <message>
        <source>This GeoJSON</source>
        <translation>Dieses GeoJSON</translation>
    </message>
    <message>
        <source>This GeoJSON has no polygon.</source>
        <translation>Dieses GeoJSON hat kein Polygon.</translation>
    </message>
    <message>
        <source>This GeoJSON is not put together as GeoJSON is.</source>
        <translation>Dieses GeoJSON ist nicht wie GeoJSON aufgebaut.</translation>
    </message>
    <message>
        <source>This address leads to another server: enter the key that is meant for it.</source>
        <translation>Diese Adresse führt zu einem anderen Server: Geben Sie den Schlüssel ein, der für ihn bestimmt ist.</translation>
    </message>
    <message>
        <source>This can be computed</source>
        <translation>Das kann berechnet werden</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>This contradicts an earlier request</source>
        <translation>Das widerspricht einer früheren Anfrage</translation>
    </message>
    <message>
        <source>This could not be loaded</source>
        <translation>Dies konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>This is JSON, but no GeoJSON object.</source>
        <translation>Das ist JSON, aber kein GeoJSON-Objekt.</translation>
    </message>
    <message>
        <source>This is neither GeoJSON nor a WKT POLYGON or MULTIPOLYGON, nor four bounds.</source>
        <translation>Das ist weder GeoJSON noch ein WKT POLYGON oder MULTIPOLYGON noch vier Grenzen.</translation>
    </message>
    <message>
        <source>This is no GeoTIFF</source>
        <translation>Das ist kein GeoTIFF</translation>
    </message>
    <message>
        <source>This is no valid JSON{place}.</source>
        <translation>Das ist kein gültiges JSON{place}.</translation>
    </message>
    <message>
        <source>This is no web address.</source>
        <translation>Das ist keine Webadresse.</translation>
    </message>
    <message>
        <source>This is not a Geopera server</source>
        <translation>Dies ist kein Geopera-Server</translation>
    </message>
    <message>
        <source>This key may not do this: ask for a wider scope or a larger quota.</source>
        <translation>Dieser Schlüssel darf das nicht: Bitten Sie um mehr Rechte oder ein größeres Kontingent.</translation>
    </message>
    <message>
        <source>This layer has no extent.</source>
        <translation>Dieser Layer hat keine Ausdehnung.</translation>
    </message>
    <message>
        <source>This layer is of another server ({name}): switch to it.</source>
        <translation>Dieser Layer gehört zu einem anderen Server ({name}): Wechseln Sie zu ihm.</translation>
    </message>
    <message>
        <source>This place has one capture date only: there is nothing to compare it with.</source>
        <translation>Dieser Ort hat nur einen Aufnahmetag: Es gibt nichts zum Vergleichen.</translation>
    </message>
    <message>
        <source>This place has one capture date only: there is nothing to step through.</source>
        <translation>Dieser Ort hat nur einen Aufnahmetag: Es gibt nichts durchzugehen.</translation>
    </message>
    <message>
        <source>This project is empty</source>
        <translation>Dieses Projekt ist leer</translation>
    </message>
    <message>
        <source>This scene is of another server: connect to that one first.</source>
        <translation>Diese Szene gehört zu einem anderen Server: Verbinden Sie sich zuerst mit ihm.</translation>
    </message>
    <message>
        <source>This server takes entries of the kind Basic; this one is of the kind {kind}.</source>
        <translation>Dieser Server nimmt Einträge der Art Basic; dieser ist von der Art {kind}.</translation>
    </message>
    <message>
        <source>This style does not suit this scene: choose another one.</source>
        <translation>Dieser Stil passt nicht zu dieser Szene: Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>This was cancelled; nothing was written.</source>
        <translation>Dies wurde abgebrochen; es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>This was cancelled; {count} polygons were measured and written before.</source>
        <translation>Das wurde abgebrochen; {count} Polygone wurden vorher gemessen und geschrieben.</translation>
    </message>
    <message>
        <source>Tick all of the list</source>
        <translation>Alle der Liste anhaken</translation>
    </message>
    <message>
        <source>Tick at least one band of {raster}.</source>
        <translation>Haken Sie mindestens ein Band von {raster} an.</translation>
    </message>
    <message>
        <source>Tick at least one mosaic.</source>
        <translation>Haken Sie mindestens ein Mosaik an.</translation>
    </message>
    <message>
        <source>Tick at least one raster.</source>
        <translation>Haken Sie mindestens ein Raster an.</translation>
    </message>
    <message>
        <source>Tick at least one scene.</source>
        <translation>Haken Sie mindestens eine Szene an.</translation>
    </message>
    <message>
        <source>Tick none of the list</source>
        <translation>Keine der Liste anhaken</translation>
    </message>
    <message>
        <source>TileJSON address</source>
        <translation>TileJSON-Adresse</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Kacheln</translation>
    </message>
    <message>
        <source>Tiles are copied as they are stored.</source>
        <translation>Kacheln werden so kopiert, wie sie gespeichert sind.</translation>
    </message>
    <message>
        <source>Tiles are read with the key itself: it may not make a token.</source>
        <translation>Kacheln werden mit dem Schlüssel selbst gelesen: Er darf kein Token ausstellen.</translation>
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
        <source>Too many requests at once</source>
        <translation>Zu viele Anfragen auf einmal</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try again when some of them are done.</source>
        <translation>Versuchen Sie es erneut, wenn einige davon fertig sind.</translation>
    </message>
    <message>
        <source>Try it again.</source>
        <translation>Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Turn the colours round</source>
        <translation>Die Farben umkehren</translation>
    </message>
    <message>
        <source>Turn the divider (T)</source>
        <translation>Die Trennlinie drehen (T)</translation>
    </message>
    <message>
        <source>Type a part of a name to search, such as “moisture” or “NDVI”</source>
        <translation>Geben Sie zur Suche einen Teil des Namens ein, etwa „moisture“ oder „NDVI“</translation>
    </message>
    <message>
        <source>Type a radius such as 500 or 1.5 km.</source>
        <translation>Geben Sie einen Radius ein, etwa 500 oder 1.5 km.</translation>
    </message>
    <message>
        <source>Type bounds</source>
        <translation>Grenzen eingeben</translation>
    </message>
    <message>
        <source>Typed bounds…</source>
        <translation>Eingegebene Grenzen…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Unnamed area</source>
        <translation>Unbenannter Bereich</translation>
    </message>
    <message>
        <source>Upload GeoTIFF files to the project</source>
        <translation>GeoTIFF-Dateien zum Projekt hochladen</translation>
    </message>
    <message>
        <source>Upload GeoTIFF files…</source>
        <translation>GeoTIFF-Dateien hochladen…</translation>
    </message>
    <message>
        <source>Upload {name} to Geopera</source>
        <translation>{name} zu Geopera hochladen</translation>
    </message>
    <message>
        <source>Uploaded {scenes}.</source>
        <translation>{scenes} hochgeladen.</translation>
    </message>
    <message>
        <source>Uploading {name}</source>
        <translation>{name} wird hochgeladen</translation>
    </message>
    <message>
        <source>Urban</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use a server elsewhere…</source>
        <translation>Server anderswo verwenden…</translation>
    </message>
    <message>
        <source>Use this area</source>
        <translation>Diesen Bereich verwenden</translation>
    </message>
    <message>
        <source>Use this layer</source>
        <translation>Diesen Layer verwenden</translation>
    </message>
    <message>
        <source>Used when there is no expression.</source>
        <translation>Wird verwendet, wenn kein Ausdruck angegeben ist.</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Values count downwards: 12 becomes -12 m.</source>
        <translation>Werte zählen nach unten: 12 wird zu -12 m.</translation>
    </message>
    <message>
        <source>Vector files</source>
        <translation>Vektordateien</translation>
    </message>
    <message>
        <source>WMTS address</source>
        <translation>WMTS-Adresse</translation>
    </message>
    <message>
        <source>Wait until the server is up, then try again.</source>
        <translation>Warten Sie, bis der Server läuft, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Wait until the server is up.</source>
        <translation>Warten Sie, bis der Server läuft.</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Wartet…</translation>
    </message>
    <message>
        <source>Weight pixels at edges</source>
        <translation>Pixel am Rand gewichten</translation>
    </message>
    <message>
        <source>Welcome to Geopera</source>
        <translation>Willkommen bei Geopera</translation>
    </message>
    <message>
        <source>West</source>
        <translation>Westen</translation>
    </message>
    <message>
        <source>West must be smaller than east.</source>
        <translation>Westen muss kleiner sein als Osten.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What answers shows a certificate that is not for {host}.</source>
        <translation>Was antwortet, zeigt ein Zertifikat, das nicht für {host} ist.</translation>
    </message>
    <message>
        <source>What is chosen does not touch the area.</source>
        <translation>Die Auswahl berührt den Bereich nicht.</translation>
    </message>
    <message>
        <source>What is known of jobs and uploads cannot be kept: {reason}</source>
        <translation>Was über Aufträge und Uploads bekannt ist, kann nicht gespeichert werden: {reason}</translation>
    </message>
    <message>
        <source>What is measured: search the formulas, or type an expression of bands</source>
        <translation>Was gemessen wird: Suchen Sie in den Formeln, oder geben Sie einen Ausdruck aus Kanälen ein</translation>
    </message>
    <message>
        <source>What map clients show; empty for the name of the raster.</source>
        <translation>Was Kartenprogramme zeigen; leer für den Namen des Rasters.</translation>
    </message>
    <message>
        <source>What pip says appears here.</source>
        <translation>Was pip sagt, erscheint hier.</translation>
    </message>
    <message>
        <source>What the colour of a day tells</source>
        <translation>Was die Farbe eines Tages besagt</translation>
    </message>
    <message>
        <source>What the server on this computer may read</source>
        <translation>Was der Server auf diesem Rechner lesen darf</translation>
    </message>
    <message>
        <source>What will be installed</source>
        <translation>Was installiert wird</translation>
    </message>
    <message>
        <source>What you choose is shown at once by the layer {}</source>
        <translation>Was Sie wählen, zeigt sofort der Layer {}</translation>
    </message>
    <message>
        <source>When another program has it, any free port is taken</source>
        <translation>Hat ihn ein anderes Programm, wird ein freier genommen</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Where the light comes from</source>
        <translation>Woher das Licht kommt</translation>
    </message>
    <message>
        <source>Where the server runs</source>
        <translation>Wo der Server läuft</translation>
    </message>
    <message>
        <source>Which raster of the scene is drawn</source>
        <translation>Welches Raster der Szene gezeichnet wird</translation>
    </message>
    <message>
        <source>Whole scene</source>
        <translation>Ganze Szene</translation>
    </message>
    <message>
        <source>Whom map clients should name.</source>
        <translation>Wen Kartenprogramme nennen sollen.</translation>
    </message>
    <message>
        <source>Widen them, or show all scenes again.</source>
        <translation>Erweitern Sie sie, oder zeigen Sie wieder alle Szenen.</translation>
    </message>
    <message>
        <source>Work out the coverage</source>
        <translation>Die Abdeckung ermitteln</translation>
    </message>
    <message>
        <source>Write an expression, such as (nir - red) / (nir + red).</source>
        <translation>Schreiben Sie einen Ausdruck, etwa (nir - red) / (nir + red).</translation>
    </message>
    <message>
        <source>Write the area of interest</source>
        <translation>Den Interessenbereich schreiben</translation>
    </message>
    <message>
        <source>Writes a GeoTIFF of one band, heights in metres, as PNG tiles whose red, green and blue say the height, for map clients that draw relief or stand in 3D: Mapbox Terrain-RGB (steps of 10 cm from -10,000 m) or Terrarium (steps of 4 mm from -32,768 m).

What has no height is transparent and 0 m. The scale and offset of the band are applied. Depths, which count downwards, can be turned into heights. A cancelled export leaves no file.</source>
        <translation>Schreibt ein GeoTIFF mit einem Kanal, Höhen in Metern, als PNG-Kacheln, deren Rot, Grün und Blau die Höhe angeben, für Kartenprogramme, die Relief oder 3D zeichnen: Mapbox Terrain-RGB (Schritte von 10 cm ab -10.000 m) oder Terrarium (Schritte von 4 mm ab -32.768 m).

Was keine Höhe hat, ist durchsichtig und 0 m. Skalierung und Versatz des Kanals werden angewandt. Tiefen, die nach unten zählen, können in Höhen verwandelt werden. Ein abgebrochener Export hinterlässt keine Datei.</translation>
    </message>
    <message>
        <source>XYZ address</source>
        <translation>XYZ-Adresse</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Your own files can always be read. What is named below may be on any network, your own included; one folder or address in a line.</source>
        <translation>Ihre eigenen Dateien können immer gelesen werden. Was unten steht, darf in jedem Netz liegen, auch in Ihrem eigenen; ein Ordner oder eine Adresse je Zeile.</translation>
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
        <source>Zoom to</source>
        <translation>Hinzoomen</translation>
    </message>
    <message>
        <source>Zoom to the area</source>
        <translation>Zum Bereich zoomen</translation>
    </message>
    <message>
        <source>Zoom {first} to {last}: up to {count} tiles.</source>
        <translation>Zoom {first} bis {last}: bis zu {count} Kacheln.</translation>
    </message>
    <message>
        <source>a scene that is no longer there</source>
        <translation>eine Szene, die es nicht mehr gibt</translation>
    </message>
    <message>
        <source>about {download} to fetch, {disk} on disk</source>
        <translation>etwa {download} zu laden, {disk} auf der Festplatte</translation>
    </message>
    <message>
        <source>after waiting {time}</source>
        <translation>nach {time} Wartezeit</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
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
        <source>beside the project: {folder}</source>
        <translation>neben dem Projekt: {folder}</translation>
    </message>
    <message>
        <source>bounds</source>
        <translation>Grenzen</translation>
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
        <source>cloud {percent}</source>
        <translation>Wolken {percent}</translation>
    </message>
    <message>
        <source>cloud {percent} %</source>
        <translation>Wolken {percent} %</translation>
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
        <source>delivery area {name}</source>
        <translation>Liefergebiet {name}</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>Rückgabewert {code}</translation>
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
        <source>in QGIS</source>
        <translation>in der QGIS-Datenbank</translation>
    </message>
    <message>
        <source>incomplete: repair or remove it</source>
        <translation>unvollständig: reparieren oder entfernen</translation>
    </message>
    <message>
        <source>installed, {count} packages, {size}</source>
        <translation>installiert, {count} Pakete, {size}</translation>
    </message>
    <message>
        <source>it expires</source>
        <translation>es abläuft</translation>
    </message>
    <message>
        <source>it is done, but could not be loaded: {reason}</source>
        <translation>es ist fertig, konnte aber nicht geladen werden: {reason}</translation>
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
        <source>kept in QGIS; type to replace it</source>
        <translation>in QGIS hinterlegt; zum Ersetzen tippen</translation>
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
        <source>less than {time} s</source>
        <translation>weniger als {time} s</translation>
    </message>
    <message>
        <source>line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>made for another version of the plugin: repair it</source>
        <translation>für eine andere Version der Erweiterung gemacht: reparieren</translation>
    </message>
    <message>
        <source>mapbox for Terrain-RGB as Mapbox and MapTiler use it.</source>
        <translation>mapbox für Terrain-RGB, wie Mapbox und MapTiler es verwenden.</translation>
    </message>
    <message>
        <source>mean, p10 to p90</source>
        <translation>Mittelwert, p10 bis p90</translation>
    </message>
    <message>
        <source>mosaic</source>
        <translation>Mosaik</translation>
    </message>
    <message>
        <source>mosaics</source>
        <translation>Mosaike</translation>
    </message>
    <message>
        <source>ndvi,ndwi,evi,index,formula,expression,band math,raster calculator</source>
        <translation>ndvi,ndwi,evi,Index,Formel,Ausdruck,Kanalrechnung,Rasterrechner</translation>
    </message>
    <message>
        <source>no area</source>
        <translation>kein Bereich</translation>
    </message>
    <message>
        <source>none</source>
        <translation>kein</translation>
    </message>
    <message>
        <source>none needed</source>
        <translation>keine nötig</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
    <message>
        <source>not on the map yet</source>
        <translation>noch nicht auf der Karte</translation>
    </message>
    <message>
        <source>p10 to p90: {low} to {high}</source>
        <translation>p10 bis p90: {low} bis {high}</translation>
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
        <source>pip ended without a word.</source>
        <translation>pip endete ohne ein Wort.</translation>
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
        <source>pixels moved to another grid</source>
        <translation>Pixel in ein anderes Gitter versetzt</translation>
    </message>
    <message>
        <source>pixels written again without loss</source>
        <translation>Pixel verlustfrei neu geschrieben</translation>
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
        <source>qgis_process command</source>
        <translation>qgis_process-Befehl</translation>
    </message>
    <message>
        <source>run by the plugin</source>
        <translation>von der Erweiterung betrieben</translation>
    </message>
    <message>
        <source>saved here</source>
        <translation>hier gespeichert</translation>
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
        <source>several rasters put together, {how}</source>
        <translation>mehrere Raster zusammengesetzt, {how}</translation>
    </message>
    <message>
        <source>statistics,zonal,zones,mean,median,percentile,histogram,weighted</source>
        <translation>Statistik,zonal,Zonen,Mittelwert,Median,Perzentil,Histogramm,gewichtet</translation>
    </message>
    <message>
        <source>such as (nir - red) / (nir + red)</source>
        <translation>etwa (nir - red) / (nir + red)</translation>
    </message>
    <message>
        <source>such as Harbour office</source>
        <translation>etwa Büro Hafen</translation>
    </message>
    <message>
        <source>terrain,elevation,dem,terrain-rgb,terrarium,3d,hillshade,mbtiles,xyz</source>
        <translation>Gelände,Höhe,dem,dgm,terrain-rgb,terrarium,3d,Schummerung,mbtiles,xyz</translation>
    </message>
    <message>
        <source>the one that the plugin installed</source>
        <translation>das von der Erweiterung installierte</translation>
    </message>
    <message>
        <source>the server of this computer</source>
        <translation>der Server dieses Rechners</translation>
    </message>
    <message>
        <source>tiles copied as they are stored</source>
        <translation>Kacheln kopiert, wie sie gespeichert sind</translation>
    </message>
    <message>
        <source>tiles,mbtiles,xyz,offline,basemap,web mercator,pyramid</source>
        <translation>Kacheln,mbtiles,xyz,offline,Hintergrundkarte,Web-Mercator,Pyramide</translation>
    </message>
    <message>
        <source>time series,dates,phenology,statistics,temporal,chart,ndvi</source>
        <translation>Zeitreihe,Daten,Phänologie,Statistik,zeitlich,Diagramm,ndvi</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
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
        <source>{address} did not answer in time. Try again, or ask for less at once.</source>
        <translation>{address} hat nicht rechtzeitig geantwortet. Versuchen Sie es erneut, oder fragen Sie nach weniger auf einmal.</translation>
    </message>
    <message>
        <source>{address} is no web address.</source>
        <translation>{address} ist keine Webadresse.</translation>
    </message>
    <message>
        <source>{address} refers to another place ({where}). Enter that address if you trust it.</source>
        <translation>{address} verweist auf einen anderen Ort ({where}). Geben Sie diese Adresse ein, wenn Sie ihr vertrauen.</translation>
    </message>
    <message>
        <source>{area}, across 180°</source>
        <translation>{area}, über 180° hinweg</translation>
    </message>
    <message>
        <source>{arrived} of {expected} bytes arrived. Try again.</source>
        <translation>{arrived} von {expected} Bytes sind angekommen. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>{copied} of {all} are copied tile by tile, the others written again.</source>
        <translation>{copied} von {all} werden Kachel für Kachel kopiert, die übrigen neu geschrieben.</translation>
    </message>
    <message>
        <source>{count} Python packages, rasterio and rio-tiler among them, pinned and checked by their hashes, from pypi.org</source>
        <translation>{count} Python-Pakete, darunter rasterio und rio-tiler, festgelegt und nach Prüfsummen geprüft, von pypi.org</translation>
    </message>
    <message>
        <source>{count} are on the map.</source>
        <translation>{count} sind auf der Karte.</translation>
    </message>
    <message>
        <source>{count} did not arrive completely: {names}</source>
        <translation>{count} nicht vollständig angekommen: {names}</translation>
    </message>
    <message>
        <source>{count} finished while QGIS was closed.</source>
        <translation>{count} wurden fertig, während QGIS geschlossen war.</translation>
    </message>
    <message>
        <source>{count} layers cannot be drawn: their server is gone.</source>
        <translation>{count} Layer können nicht gezeichnet werden: Ihr Server ist weg.</translation>
    </message>
    <message>
        <source>{count} more: see the Geopera panel</source>
        <translation>{count} weitere: siehe Geopera-Bedienfeld</translation>
    </message>
    <message>
        <source>{count} started on {server}: you find the results there.</source>
        <translation>{count} auf {server} gestartet: Dort finden Sie die Ergebnisse.</translation>
    </message>
    <message>
        <source>{count} vertices are too many to edit by hand: simplify the area first.</source>
        <translation>{count} Stützpunkte sind zu viele, um sie von Hand zu bearbeiten: Vereinfachen Sie zuerst den Bereich.</translation>
    </message>
    <message>
        <source>{crs} is not known.</source>
        <translation>{crs} ist nicht bekannt.</translation>
    </message>
    <message>
        <source>{host} does not speak HTTPS as it should. See whether the address begins with http:// or has another port.</source>
        <translation>{host} spricht kein HTTPS, wie es sollte. Prüfen Sie, ob die Adresse mit http:// beginnt oder einen anderen Port hat.</translation>
    </message>
    <message>
        <source>{how}; its codec was lossy</source>
        <translation>{how}; ihr Verfahren war verlustbehaftet</translation>
    </message>
    <message>
        <source>{layer} cannot be drawn: its server is gone.</source>
        <translation>{layer} kann nicht gezeichnet werden: Der Server ist weg.</translation>
    </message>
    <message>
        <source>{length} around</source>
        <translation>{length} Umfang</translation>
    </message>
    <message>
        <source>{name} cannot be read any more.</source>
        <translation>{name} ist nicht mehr lesbar.</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>{name} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{name} does not say in which CRS it is: give it one first.</source>
        <translation>{name} sagt nicht, in welchem KBS es ist: Geben Sie ihm zuerst eines.</translation>
    </message>
    <message>
        <source>{name} has lines, but none that ends where it begins.</source>
        <translation>{name} hat Linien, aber keine, die endet, wo sie beginnt.</translation>
    </message>
    <message>
        <source>{name} has more than {most} features: choose some in a layer first.</source>
        <translation>{name} hat mehr als {most} Objekte: Wählen Sie zuerst einige in einem Layer aus.</translation>
    </message>
    <message>
        <source>{name} has more than {most} vertices.</source>
        <translation>{name} hat mehr als {most} Stützpunkte.</translation>
    </message>
    <message>
        <source>{name} has no polygons.</source>
        <translation>{name} hat keine Polygone.</translation>
    </message>
    <message>
        <source>{name} holds more than {most} files.</source>
        <translation>{name} enthält mehr als {most} Dateien.</translation>
    </message>
    <message>
        <source>{name} is a folder.</source>
        <translation>{name} ist ein Ordner.</translation>
    </message>
    <message>
        <source>{name} is larger than {most} MB: take out the part that you need first.</source>
        <translation>{name} ist größer als {most} MB: Nehmen Sie zuerst den Teil heraus, den Sie brauchen.</translation>
    </message>
    <message>
        <source>{name} is no readable archive.</source>
        <translation>{name} ist kein lesbares Archiv.</translation>
    </message>
    <message>
        <source>{name} is no vector file that can be read.</source>
        <translation>{name} ist keine lesbare Vektordatei.</translation>
    </message>
    <message>
        <source>{name} is not empty: choose a new folder.</source>
        <translation>{name} ist nicht leer: Wählen Sie einen neuen Ordner.</translation>
    </message>
    <message>
        <source>{name} was not uploaded. {reason}</source>
        <translation>{name} wurde nicht hochgeladen. {reason}</translation>
    </message>
    <message>
        <source>{name} was written to while it was sent: try again.</source>
        <translation>In {name} wurde beim Senden geschrieben: Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>{number} million</source>
        <translation>{number} Mio.</translation>
    </message>
    <message>
        <source>{outside} of {all} do not touch the area and will be left out.</source>
        <translation>{outside} von {all} berühren den Bereich nicht und werden ausgelassen.</translation>
    </message>
    <message>
        <source>{path} cannot be written: choose another place.</source>
        <translation>{path} kann nicht geschrieben werden: Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{program} has neither pip nor venv. On Debian and Ubuntu the package python3-venv brings them; elsewhere install Python from python.org.</source>
        <translation>{program} hat weder pip noch venv. Unter Debian und Ubuntu bringt sie das Paket python3-venv; sonst installieren Sie Python von python.org.</translation>
    </message>
    <message>
        <source>{scenes}: {reason}</source>
        <translation>{scenes}: {reason}</translation>
    </message>
    <message>
        <source>{share} covered by {scene}</source>
        <translation>{share} durch {scene} abgedeckt</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{size} of text, too long to be shown</source>
        <translation>{size} Text, zu lang zum Anzeigen</translation>
    </message>
    <message>
        <source>{there} of {total}</source>
        <translation>{there} von {total}</translation>
    </message>
    <message>
        <source>{ticked} of {all} ticked</source>
        <translation>{ticked} von {all} angehakt</translation>
    </message>
    <message>
        <source>{time} h</source>
        <translation>{time} Std.</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{time} min</source>
        <translation>{time} Min.</translation>
    </message>
    <message>
        <source>{time} s</source>
        <translation>{time} s</translation>
    </message>
    <message>
        <source>{title}: {details}. Double click adds it to the map.</source>
        <translation>{title}: {details}. Ein Doppelklick fügt sie der Karte hinzu.</translation>
    </message>
    <message>
        <source>{units} held for it</source>
        <translation>{units} dafür reserviert</translation>
    </message>
    <message>
        <source>{width} x {height} pixels</source>
        <translation>{width} x {height} Pixel</translation>
    </message>
    <message>
        <source>{z}/{x}/{y} and tilejson.json, instead of an MBTiles file.</source>
        <translation>{z}/{x}/{y} und tilejson.json, statt einer MBTiles-Datei.</translation>
    </message>
    <message>
        <source>{} is not a GeoTIFF on this computer: choose its file.</source>
        <translation>{} ist kein GeoTIFF auf diesem Rechner: Wählen Sie die Datei.</translation>
    </message>
    <message>
        <source>{} shows tiles of a server: Processing works on files. Clip the scene first, or choose its GeoTIFF.</source>
        <translation>{} zeigt Kacheln eines Servers: Verarbeitung arbeitet mit Dateien. Schneiden Sie die Szene zuerst zu, oder wählen Sie ihr GeoTIFF.</translation>
    </message>
    <message>
        <source>{} x {} pixels, {} of them inside; made by {}.</source>
        <translation>{} x {} Pixel, {} davon innerhalb; erzeugt durch {}.</translation>
    </message>
    <message>
        <source>“{name}” is archived; nothing of it is deleted.</source>
        <translation>„{name}“ ist archiviert; nichts davon wird gelöscht.</translation>
    </message>
    <message>
        <source>“{name}” is no longer kept in this project.</source>
        <translation>„{name}“ wird in diesem Projekt nicht mehr behalten.</translation>
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
