<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Geopera</name>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Dirección</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>({number} of {count})</source>
        <translation>({number} de {count})</translation>
    </message>
    <message>
        <source>A GeoTIFF on this computer; it is read as it is, whatever its style.</source>
        <translation>Un GeoTIFF de este equipo; se lee tal cual, sea cual sea su estilo.</translation>
    </message>
    <message>
        <source>A band combination that the scene has the bands for</source>
        <translation>Una combinación para la que la escena tiene las bandas</translation>
    </message>
    <message>
        <source>A circle's radius is more than nothing, and {most} km at most.</source>
        <translation>El radio de un círculo es mayor que cero y de {most} km como máximo.</translation>
    </message>
    <message>
        <source>A file cannot be written or replaced: {reason}</source>
        <translation>Un archivo no se puede escribir o reemplazar: {reason}</translation>
    </message>
    <message>
        <source>A landscape over a year, and its elevation.</source>
        <translation>Un paisaje a lo largo de un año, y su relieve.</translation>
    </message>
    <message>
        <source>A name has {most} characters at most.</source>
        <translation>Un nombre tiene {most} caracteres como máximo.</translation>
    </message>
    <message>
        <source>A package is not available for this Python and system: see the log.</source>
        <translation>Un paquete no existe para este Python y sistema: vea el registro.</translation>
    </message>
    <message>
        <source>A package is not the one that was asked for: its hash differs. See the log.</source>
        <translation>Un paquete no es el pedido: su suma de verificación difiere. Vea el registro.</translation>
    </message>
    <message>
        <source>A parenthesis is missing.</source>
        <translation>Falta un paréntesis.</translation>
    </message>
    <message>
        <source>A polygon needs three corners or more.</source>
        <translation>Un polígono necesita tres esquinas o más.</translation>
    </message>
    <message>
        <source>A project keeps {most} areas at most.</source>
        <translation>Un proyecto guarda {most} áreas como máximo.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Clave de API</translation>
    </message>
    <message>
        <source>About Geopera</source>
        <translation>Acerca de Geopera</translation>
    </message>
    <message>
        <source>About Geopera…</source>
        <translation>Acerca de Geopera…</translation>
    </message>
    <message>
        <source>Add GeoTIFF files to the project</source>
        <translation>Añadir archivos GeoTIFF al proyecto</translation>
    </message>
    <message>
        <source>Add GeoTIFF files…</source>
        <translation>Añadir archivos GeoTIFF…</translation>
    </message>
    <message>
        <source>Add a layer of the later date less the earlier</source>
        <translation>Añadir una capa de la fecha posterior menos la anterior</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>Añadir un servidor</translation>
    </message>
    <message>
        <source>Add a server…</source>
        <translation>Añadir un servidor…</translation>
    </message>
    <message>
        <source>Add the active raster layer</source>
        <translation>Añadir la capa ráster activa</translation>
    </message>
    <message>
        <source>Add the result to the map</source>
        <translation>Añadir el resultado al mapa</translation>
    </message>
    <message>
        <source>Add to map</source>
        <translation>Añadir al mapa</translation>
    </message>
    <message>
        <source>Add to the map as a layer</source>
        <translation>Añadir al mapa como capa</translation>
    </message>
    <message>
        <source>Add {files} to Geopera</source>
        <translation>Añadir {files} a Geopera</translation>
    </message>
    <message>
        <source>Added to Geopera</source>
        <translation>Añadido a Geopera</translation>
    </message>
    <message>
        <source>Added what changed between {one} and {other}.</source>
        <translation>Se añadió lo que cambió entre {one} y {other}.</translation>
    </message>
    <message>
        <source>Added {scenes}.</source>
        <translation>Se añadió: {scenes}.</translation>
    </message>
    <message>
        <source>Adding files…</source>
        <translation>Añadiendo archivos…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Añadir…</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Agriculture</source>
        <translation>Agricultura</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>Todas las fechas</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>All files were added, with these notes.</source>
        <translation>Se añadieron todos los archivos, con estas notas.</translation>
    </message>
    <message>
        <source>All polygons of one layer become the area:</source>
        <translation>Todos los polígonos de una capa serán el área:</translation>
    </message>
    <message>
        <source>All values</source>
        <translation>Todos los valores</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>También</translation>
    </message>
    <message>
        <source>An area needs three corners: this one cannot be deleted.</source>
        <translation>Un área necesita tres esquinas: esta no se puede borrar.</translation>
    </message>
    <message>
        <source>An area that was delivered to you, with its mosaics</source>
        <translation>Un área que se le entregó, con sus mosaicos</translation>
    </message>
    <message>
        <source>Archive a project</source>
        <translation>Archivar un proyecto</translation>
    </message>
    <message>
        <source>Archive this project</source>
        <translation>Archivar este proyecto</translation>
    </message>
    <message>
        <source>Archived Geopera projects</source>
        <translation>Proyectos de Geopera archivados</translation>
    </message>
    <message>
        <source>Archived projects</source>
        <translation>Proyectos archivados</translation>
    </message>
    <message>
        <source>Archived projects…</source>
        <translation>Proyectos archivados…</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Área</translation>
    </message>
    <message>
        <source>Area from…</source>
        <translation>Área desde…</translation>
    </message>
    <message>
        <source>Area of interest</source>
        <translation>Área de interés</translation>
    </message>
    <message>
        <source>Area of interest from</source>
        <translation>Área de interés desde</translation>
    </message>
    <message>
        <source>Area of interest, {area}</source>
        <translation>Área de interés, {area}</translation>
    </message>
    <message>
        <source>Area of the area of interest, on the ellipsoid</source>
        <translation>Superficie del área de interés, sobre el elipsoide</translation>
    </message>
    <message>
        <source>Area {number}</source>
        <translation>Área {number}</translation>
    </message>
    <message>
        <source>Areas that are kept in this project</source>
        <translation>Áreas que se guardan en este proyecto</translation>
    </message>
    <message>
        <source>Ask the owner of the server for this permission.</source>
        <translation>Pida este permiso al dueño del servidor.</translation>
    </message>
    <message>
        <source>Asking {url}…</source>
        <translation>Preguntando a {url}…</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Attribution</source>
        <translation>Atribución</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Promedio</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Banda</translation>
    </message>
    <message>
        <source>Band combination</source>
        <translation>Combinación de bandas</translation>
    </message>
    <message>
        <source>Band math that is measured instead of bands.</source>
        <translation>Cálculo de bandas que se mide en vez de bandas.</translation>
    </message>
    <message>
        <source>Band math, drawn instead of bands or formula.</source>
        <translation>Cálculo de bandas, que se dibuja en vez de bandas o fórmula.</translation>
    </message>
    <message>
        <source>Band math, such as (nir - red) / (nir + red), instead of bands.</source>
        <translation>Cálculo de bandas, como (nir - red) / (nir + red), en vez de bandas.</translation>
    </message>
    <message>
        <source>Band math, used instead of the formula.</source>
        <translation>Cálculo de bandas, en vez de la fórmula.</translation>
    </message>
    <message>
        <source>Band math: names of bands, + - * / **, comparisons, where(), sqrt(), min(), max()…</source>
        <translation>Cálculo de bandas: nombres de bandas, + - * / **, comparaciones, where(), sqrt(), min(), max()…</translation>
    </message>
    <message>
        <source>Band shown as {colour}</source>
        <translation>Banda que se muestra como {colour}</translation>
    </message>
    <message>
        <source>Band that is drawn</source>
        <translation>Banda que se dibuja</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bandas</translation>
    </message>
    <message>
        <source>Bands to keep</source>
        <translation>Bandas que se conservan</translation>
    </message>
    <message>
        <source>Bands to keep. Tiles can be copied as they are stored while all are ticked.</source>
        <translation>Bandas que se conservan. Las teselas pueden copiarse tal como están guardadas mientras todas estén marcadas.</translation>
    </message>
    <message>
        <source>Bathymetric</source>
        <translation>Batimétrico</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Being checked…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>Bilineal</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Bounds (W, S, E, N)</source>
        <translation>Límites (O, S, E, N)</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Bring back a project</source>
        <translation>Recuperar un proyecto</translation>
    </message>
    <message>
        <source>Browse dated imagery, style it live, and clip it without changing a pixel.</source>
        <translation>Explore imágenes con fecha, déles estilo al instante y recórtelas sin cambiar un píxel.</translation>
    </message>
    <message>
        <source>Burnt land</source>
        <translation>Terreno quemado</translation>
    </message>
    <message>
        <source>Cache for &amp;remote files</source>
        <translation>Caché de archivos &amp;remotos</translation>
    </message>
    <message>
        <source>Cache for remote files</source>
        <translation>Caché de archivos remotos</translation>
    </message>
    <message>
        <source>Calendar of the capture dates</source>
        <translation>Calendario de las fechas de captura</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>Cancelar el trabajo</translation>
    </message>
    <message>
        <source>Cancel the upload</source>
        <translation>Cancelar la subida</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Cancelled: nothing was changed.</source>
        <translation>Cancelado: no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Capture dates</source>
        <translation>Fechas de captura</translation>
    </message>
    <message>
        <source>Capture dates with their cloud cover</source>
        <translation>Fechas de captura con su nubosidad</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Capturada</translation>
    </message>
    <message>
        <source>Chart of values over time</source>
        <translation>Gráfico de valores en el tiempo</translation>
    </message>
    <message>
        <source>Chart over time</source>
        <translation>Gráfico en el tiempo</translation>
    </message>
    <message>
        <source>Chart the mean of the area of interest on each date</source>
        <translation>Graficar la media del área de interés en cada fecha</translation>
    </message>
    <message>
        <source>Chart the values of an area or a point on all capture dates</source>
        <translation>Graficar los valores de un área o punto en todas las fechas de captura</translation>
    </message>
    <message>
        <source>Check the pasted area</source>
        <translation>Comprobar el área pegada</translation>
    </message>
    <message>
        <source>Checking that everything works…</source>
        <translation>Comprobando que todo funciona…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Choose a formula, or type an expression.</source>
        <translation>Elija una fórmula o escriba una expresión.</translation>
    </message>
    <message>
        <source>Choose a named area</source>
        <translation>Elegir un área con nombre</translation>
    </message>
    <message>
        <source>Choose a project with scenes first</source>
        <translation>Elija antes un proyecto con escenas</translation>
    </message>
    <message>
        <source>Choose a project with scenes first.</source>
        <translation>Elija antes un proyecto con escenas.</translation>
    </message>
    <message>
        <source>Choose a raster layer of a GeoTIFF file in the layer tree first.</source>
        <translation>Elija antes en el árbol de capas una capa ráster de un archivo GeoTIFF.</translation>
    </message>
    <message>
        <source>Choose a scene first; how it is drawn is chosen here.</source>
        <translation>Elija primero una escena; aquí se elige cómo se dibuja.</translation>
    </message>
    <message>
        <source>Choose an MBTiles file or a folder for the tiles.</source>
        <translation>Elija un archivo MBTiles o una carpeta para las teselas.</translation>
    </message>
    <message>
        <source>Choose the CRS of these numbers.</source>
        <translation>Elija el SRC de estos números.</translation>
    </message>
    <message>
        <source>Choose the server</source>
        <translation>Elegir el servidor</translation>
    </message>
    <message>
        <source>Choose two dates: these are the same.</source>
        <translation>Elija dos fechas: estas son iguales.</translation>
    </message>
    <message>
        <source>Choose, add or edit servers</source>
        <translation>Elegir, añadir o editar servidores</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Quitar filtros</translation>
    </message>
    <message>
        <source>Clear the area of interest</source>
        <translation>Borrar el área de interés</translation>
    </message>
    <message>
        <source>Clear the clipboard</source>
        <translation>Vaciar el portapapeles</translation>
    </message>
    <message>
        <source>Click a point on the map to chart its values</source>
        <translation>Haga clic en un punto del mapa para graficar sus valores</translation>
    </message>
    <message>
        <source>Click a point whose values you want to see. Esc ends it.</source>
        <translation>Haga clic en un punto cuyos valores quiera ver. Esc termina.</translation>
    </message>
    <message>
        <source>Click the corners. Right click, double click or Enter finishes, Backspace takes back the last corner, Esc cancels.</source>
        <translation>Haga clic en las esquinas. Clic derecho, doble clic o Intro termina, Retroceso quita la última esquina, Esc cancela.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Recortar</translation>
    </message>
    <message>
        <source>Clip jobs</source>
        <translation>Trabajos de recorte</translation>
    </message>
    <message>
        <source>Clip raster to polygons, lossless</source>
        <translation>Recortar un ráster con polígonos, sin pérdida</translation>
    </message>
    <message>
        <source>Clip scenes to the area of interest</source>
        <translation>Recortar escenas al área de interés</translation>
    </message>
    <message>
        <source>Clip to the area of interest</source>
        <translation>Recortar al área de interés</translation>
    </message>
    <message>
        <source>Clip to the area of interest…</source>
        <translation>Recortar al área de interés…</translation>
    </message>
    <message>
        <source>Clip {count}</source>
        <translation>Recortar {count}</translation>
    </message>
    <message>
        <source>Clip “{name}”</source>
        <translation>Recorte «{name}»</translation>
    </message>
    <message>
        <source>Clips that are under way</source>
        <translation>Recortes en marcha</translation>
    </message>
    <message>
        <source>Clips that failed or were cancelled</source>
        <translation>Recortes fallidos o cancelados</translation>
    </message>
    <message>
        <source>Clips whose files are there</source>
        <translation>Recortes cuyos archivos ya están</translation>
    </message>
    <message>
        <source>Clip…</source>
        <translation>Recortar…</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Nubes</translation>
    </message>
    <message>
        <source>Cloud Optimized GeoTIFF</source>
        <translation>GeoTIFF optimizado para la nube</translation>
    </message>
    <message>
        <source>Cloud {percent}</source>
        <translation>Nubes {percent}</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Colección</translation>
    </message>
    <message>
        <source>Collection whose scenes are shown</source>
        <translation>Colección cuyas escenas se muestran</translation>
    </message>
    <message>
        <source>Colormap</source>
        <translation>Paleta de colores</translation>
    </message>
    <message>
        <source>Colour infrared</source>
        <translation>Infrarrojo color</translation>
    </message>
    <message>
        <source>Colour of the days</source>
        <translation>Color de los días</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Colours from low to high values</source>
        <translation>Colores de valores bajos a altos</translation>
    </message>
    <message>
        <source>Colours have no difference: show a formula or a single band, then compare.</source>
        <translation>Los colores no tienen diferencia: muestre una fórmula o una sola banda y compare.</translation>
    </message>
    <message>
        <source>Colours of one's own</source>
        <translation>Colores personalizados</translation>
    </message>
    <message>
        <source>Colours reach from the first percentile to the second</source>
        <translation>Los colores van del primer percentil al segundo</translation>
    </message>
    <message>
        <source>Compare two dates</source>
        <translation>Comparar dos fechas</translation>
    </message>
    <message>
        <source>Compare {one} with {other}</source>
        <translation>Comparar {one} con {other}</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completado</translation>
    </message>
    <message>
        <source>Compute units</source>
        <translation>Unidades de cómputo</translation>
    </message>
    <message>
        <source>Compute units: one for each file and million pixels begun</source>
        <translation>Unidades de cómputo: una por archivo y millón de píxeles empezado</translation>
    </message>
    <message>
        <source>Computes a formula of the catalogue, or an expression of your own, over the bands of a GeoTIFF, and writes float32 as a Cloud Optimized GeoTIFF on the same grid.

An expression, when given, is used instead of the formula: it names bands, such as (nir - red) / (nir + red) or (b4 - b3) / (b4 + b3); several results are separated by semicolons. A pixel has no value (NaN) where a band has none, or where the result is not finite. With polygons, only pixels whose centre is inside have values.</source>
        <translation>Calcula una fórmula del catálogo, o una expresión propia, sobre las bandas de un GeoTIFF y escribe float32 como Cloud Optimized GeoTIFF en la misma cuadrícula.

Si se da una expresión, se usa en vez de la fórmula: nombra bandas, como (nir - red) / (nir + red) o (b4 - b3) / (b4 + b3); varios resultados se separan con punto y coma. Un píxel no tiene valor (NaN) donde una banda no lo tiene o donde el resultado no es finito. Con polígonos, solo tienen valor los píxeles cuyo centro está dentro.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Coordinate reference system</source>
        <translation>Sistema de referencia de coordenadas</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Sistema de coordenadas</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copied, with a token in it: until {time}, whoever has the address can see tiles of your imagery, and do nothing else.</source>
        <translation>Copiado, con un token: hasta {time}, quien tenga la dirección puede ver teselas de sus imágenes, y nada más.</translation>
    </message>
    <message>
        <source>Copied, without a key: the script reads yours from GEOPERA_KEY.</source>
        <translation>Copiado, sin clave: el script lee la suya de GEOPERA_KEY.</translation>
    </message>
    <message>
        <source>Copied. Put the scene's file in place of {file}.</source>
        <translation>Copiado. Ponga el archivo de la escena en lugar de {file}.</translation>
    </message>
    <message>
        <source>Copy STAC item</source>
        <translation>Copiar elemento STAC</translation>
    </message>
    <message>
        <source>Copy all of this as text</source>
        <translation>Copiar todo esto como texto</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Copiar como</translation>
    </message>
    <message>
        <source>Copy as GeoJSON</source>
        <translation>Copiar como GeoJSON</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copiar informe</translation>
    </message>
    <message>
        <source>Count them by the share of their area that is inside.</source>
        <translation>Contarlos por la parte de su área que está dentro.</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Cubierto</translation>
    </message>
    <message>
        <source>Covers area</source>
        <translation>Cubre el área</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Crear</translation>
    </message>
    <message>
        <source>Create a project</source>
        <translation>Crear un proyecto</translation>
    </message>
    <message>
        <source>Create the Geopera demo project</source>
        <translation>Crear el proyecto de demostración de Geopera</translation>
    </message>
    <message>
        <source>Create the demo project</source>
        <translation>Crear el proyecto de demostración</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Creado</translation>
    </message>
    <message>
        <source>Cubic</source>
        <translation>Cúbico</translation>
    </message>
    <message>
        <source>Cut from</source>
        <translation>Recortado de</translation>
    </message>
    <message>
        <source>Cut scenes to this area, without losing a bit</source>
        <translation>Recortar escenas a esta área, sin perder un bit</translation>
    </message>
    <message>
        <source>Cuts a GeoTIFF to the area of polygons, and writes a Cloud Optimized GeoTIFF on the same grid. Pixels whose centre is inside keep their values bit by bit; the others are hidden as the source hides pixels.

Where the tiles of the source can be copied, they are: then the file ends at tiles, unless you ask for the exact box. All polygons together are the area; they may be in any coordinate system, and are repaired when they cross themselves.</source>
        <translation>Recorta un GeoTIFF al área de los polígonos y escribe un Cloud Optimized GeoTIFF en la misma cuadrícula. Los píxeles cuyo centro está dentro conservan sus valores bit a bit; los demás se ocultan como los oculta el origen.

Donde las teselas del origen se pueden copiar, se copian: entonces el archivo termina en teselas, salvo que pida el rectángulo exacto. Todos los polígonos juntos son el área; pueden estar en cualquier sistema de coordenadas y se reparan si se cruzan.</translation>
    </message>
    <message>
        <source>Date on the left, or above</source>
        <translation>Fecha a la izquierda, o arriba</translation>
    </message>
    <message>
        <source>Date on the right, or below</source>
        <translation>Fecha a la derecha, o abajo</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Fechas</translation>
    </message>
    <message>
        <source>Dates that are measured</source>
        <translation>Fechas que se miden</translation>
    </message>
    <message>
        <source>Days of the month</source>
        <translation>Días del mes</translation>
    </message>
    <message>
        <source>Days of the year</source>
        <translation>Días del año</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Delete clips</source>
        <translation>Eliminar recortes</translation>
    </message>
    <message>
        <source>Delete formula</source>
        <translation>Eliminar fórmula</translation>
    </message>
    <message>
        <source>Delete the job and its files on the server (Del)</source>
        <translation>Eliminar el trabajo y sus archivos del servidor (Supr)</translation>
    </message>
    <message>
        <source>Delete {count} clips on the server?</source>
        <translation>¿Eliminar {count} recortes del servidor?</translation>
    </message>
    <message>
        <source>Delete “{name}” on the server?</source>
        <translation>¿Eliminar «{name}» del servidor?</translation>
    </message>
    <message>
        <source>Delivery area</source>
        <translation>Área de entrega</translation>
    </message>
    <message>
        <source>Delivery areas</source>
        <translation>Áreas de entrega</translation>
    </message>
    <message>
        <source>Demo data</source>
        <translation>Datos de demostración</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Details of the scene</source>
        <translation>Detalles de la escena</translation>
    </message>
    <message>
        <source>Details of the scene: bands, grid, files, STAC</source>
        <translation>Detalles de la escena: bandas, cuadrícula, archivos, STAC</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Detalles…</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hechos</translation>
    </message>
    <message>
        <source>Downloading {share}</source>
        <translation>Descargando {share}</translation>
    </message>
    <message>
        <source>Drag a corner to move it, or the dot on an edge to add one. Del or right click deletes, Ctrl+Z takes back. Esc ends.</source>
        <translation>Arrastre una esquina para moverla, o el punto de un borde para añadir una. Supr o clic derecho borra, Ctrl+Z deshace. Esc termina.</translation>
    </message>
    <message>
        <source>Drag a rectangle, or click two corners. Esc cancels.</source>
        <translation>Arrastre un rectángulo, o haga clic en dos esquinas. Esc cancela.</translation>
    </message>
    <message>
        <source>Drag from the centre, or click it and type a radius such as 500 or 1.5 km, then Enter. Esc cancels.</source>
        <translation>Arrastre desde el centro, o haga clic en él y escriba un radio como 500 o 1.5 km, luego Intro. Esc cancela.</translation>
    </message>
    <message>
        <source>Drag the handles: values up to the left one are dark, from the right one bright.</source>
        <translation>Arrastre los tiradores: los valores hasta el izquierdo son oscuros, desde el derecho claros.</translation>
    </message>
    <message>
        <source>Draw a circle</source>
        <translation>Dibujar un círculo</translation>
    </message>
    <message>
        <source>Draw a polygon</source>
        <translation>Dibujar un polígono</translation>
    </message>
    <message>
        <source>Draw a rectangle</source>
        <translation>Dibujar un rectángulo</translation>
    </message>
    <message>
        <source>Draw a spectral index, or an expression</source>
        <translation>Dibujar un índice espectral o una expresión</translation>
    </message>
    <message>
        <source>Draw an area of interest and choose Clip… to cut scenes to it.</source>
        <translation>Dibuje un área de interés y elija Recortar… para recortar escenas con ella.</translation>
    </message>
    <message>
        <source>Draw an area of interest first.</source>
        <translation>Dibuje antes un área de interés.</translation>
    </message>
    <message>
        <source>Draw around the area with the mouse button down. Esc cancels.</source>
        <translation>Trace alrededor del área con el botón del ratón pulsado. Esc cancela.</translation>
    </message>
    <message>
        <source>Draw freehand</source>
        <translation>Dibujar a mano alzada</translation>
    </message>
    <message>
        <source>Draw heights</source>
        <translation>Dibujar alturas</translation>
    </message>
    <message>
        <source>Draw one band</source>
        <translation>Dibujar una banda</translation>
    </message>
    <message>
        <source>Draw the area of interest</source>
        <translation>Dibujar el área de interés</translation>
    </message>
    <message>
        <source>Draw the heights of a raster of one band as terrain</source>
        <translation>Dibujar las alturas de un ráster de una banda como relieve</translation>
    </message>
    <message>
        <source>Draw three bands as red, green and blue</source>
        <translation>Dibujar tres bandas como rojo, verde y azul</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>Dibujo (SVG)…</translation>
    </message>
    <message>
        <source>Drawn instead of bands; empty for none.</source>
        <translation>Se dibuja en vez de bandas; vacío para ninguna.</translation>
    </message>
    <message>
        <source>Draws a GeoTIFF as tiles of web mercator and writes them as MBTiles 1.3, which QGIS, GDAL and map clients open without a server, or into a folder {z}/{x}/{y}.

The tiles are those of the server: one or three bands, or a formula or an expression with a colormap, stretched from low to high values. Without a range, 8-bit bands show as they are, others from the 2nd to the 98th percentile of the raster. What the raster or the polygons do not cover is transparent, white as JPEG; tiles of nothing are left out. A cancelled export leaves no file.</source>
        <translation>Dibuja un GeoTIFF como teselas de web mercator y las escribe como MBTiles 1.3, que QGIS, GDAL y los clientes de mapas abren sin servidor, o en una carpeta {z}/{x}/{y}.

Las teselas son las del servidor: una o tres bandas, o una fórmula o expresión con una paleta, ajustadas de valores bajos a altos. Sin intervalo, las bandas de 8 bits se muestran tal cual, las otras del percentil 2 al 98 del ráster. Lo que el ráster o los polígonos no cubren es transparente, blanco en JPEG; las teselas vacías se omiten. Una exportación cancelada no deja archivo.</translation>
    </message>
    <message>
        <source>Drop GeoTIFF files here: they stay where they are.</source>
        <translation>Suelte aquí archivos GeoTIFF: se quedan donde están.</translation>
    </message>
    <message>
        <source>East</source>
        <translation>Este</translation>
    </message>
    <message>
        <source>Edit server</source>
        <translation>Editar servidor</translation>
    </message>
    <message>
        <source>Edit the colours</source>
        <translation>Editar los colores</translation>
    </message>
    <message>
        <source>Edit the corners</source>
        <translation>Editar las esquinas</translation>
    </message>
    <message>
        <source>Edit this server…</source>
        <translation>Editar este servidor…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Editar…</translation>
    </message>
    <message>
        <source>Elevation (Terrain-RGB)</source>
        <translation>Elevación (Terrain-RGB)</translation>
    </message>
    <message>
        <source>Else the file may end at tiles, with a blank border: that is faster.</source>
        <translation>Si no, el archivo puede terminar en teselas, con un borde vacío: es más rápido.</translation>
    </message>
    <message>
        <source>Empty for what suits the pixels of the raster.</source>
        <translation>Vacío para lo que conviene a los píxeles del ráster.</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codificación</translation>
    </message>
    <message>
        <source>End at the exact box</source>
        <translation>Terminar en el rectángulo exacto</translation>
    </message>
    <message>
        <source>End the comparison (Esc)</source>
        <translation>Terminar la comparación (Esc)</translation>
    </message>
    <message>
        <source>Enter a valid one for this server.</source>
        <translation>Introduzca una válida para este servidor.</translation>
    </message>
    <message>
        <source>Enter the address of the server.</source>
        <translation>Introduzca la dirección del servidor.</translation>
    </message>
    <message>
        <source>Enter user and password of the proxy in QGIS's options, under Network.</source>
        <translation>Introduzca usuario y contraseña del proxy en las opciones de QGIS, en Red.</translation>
    </message>
    <message>
        <source>Entry of QGIS's authentication database</source>
        <translation>Entrada de la base de autenticación de QGIS</translation>
    </message>
    <message>
        <source>Estimating</source>
        <translation>Estimando</translation>
    </message>
    <message>
        <source>Every clip</source>
        <translation>Todos los recortes</translation>
    </message>
    <message>
        <source>Every vertex counts: this area cannot be simplified.</source>
        <translation>Cada vértice cuenta: esta área no se puede simplificar.</translation>
    </message>
    <message>
        <source>Exaggeration of heights</source>
        <translation>Exageración de las alturas</translation>
    </message>
    <message>
        <source>Exchange the dates (X)</source>
        <translation>Intercambiar las fechas (X)</translation>
    </message>
    <message>
        <source>Expected size</source>
        <translation>Tamaño previsto</translation>
    </message>
    <message>
        <source>Export terrain tiles (Terrain-RGB or Terrarium)</source>
        <translation>Exportar teselas de relieve (Terrain-RGB o Terrarium)</translation>
    </message>
    <message>
        <source>Export tiles (MBTiles or XYZ)</source>
        <translation>Exportar teselas (MBTiles o XYZ)</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Expresión</translation>
    </message>
    <message>
        <source>Expression that was used</source>
        <translation>Expresión utilizada</translation>
    </message>
    <message>
        <source>Extent of a layer</source>
        <translation>Extensión de una capa</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Failed: {reason}</source>
        <translation>Falló: {reason}</translation>
    </message>
    <message>
        <source>Fewer vertices would do for most clips.</source>
        <translation>Para la mayoría de los recortes bastarían menos vértices.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Files of the job</source>
        <translation>Archivos del trabajo</translation>
    </message>
    <message>
        <source>Files that are saved on this computer stay. Tile layers of a clip go blank.</source>
        <translation>Los archivos guardados en este equipo se quedan. Las capas de teselas de un recorte quedan en blanco.</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Archivo…</translation>
    </message>
    <message>
        <source>Filter scenes</source>
        <translation>Filtrar escenas</translation>
    </message>
    <message>
        <source>Filter scenes ({count} set)</source>
        <translation>Filtrar escenas ({count} activos)</translation>
    </message>
    <message>
        <source>Find the dates of the project</source>
        <translation>Buscar las fechas del proyecto</translation>
    </message>
    <message>
        <source>First day that is shown</source>
        <translation>Primer día que se muestra</translation>
    </message>
    <message>
        <source>First zoom</source>
        <translation>Primer zoom</translation>
    </message>
    <message>
        <source>Fixed range</source>
        <translation>Intervalo fijo</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Folder of tiles</source>
        <translation>Carpeta de teselas</translation>
    </message>
    <message>
        <source>Footprints of the scenes</source>
        <translation>Huellas de las escenas</translation>
    </message>
    <message>
        <source>Footprints of the scenes on the map</source>
        <translation>Huellas de las escenas en el mapa</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Fórmula</translation>
    </message>
    <message>
        <source>Formula of the chart</source>
        <translation>Fórmula del gráfico</translation>
    </message>
    <message>
        <source>Formulas come from the Awesome Spectral Indices catalogue.</source>
        <translation>Las fórmulas proceden del catálogo Awesome Spectral Indices.</translation>
    </message>
    <message>
        <source>Four numbers are needed.</source>
        <translation>Hacen falta cuatro números.</translation>
    </message>
    <message>
        <source>Free compute units, or ask for a larger quota.</source>
        <translation>Libere unidades de cómputo o pida una cuota mayor.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 2 or later.</source>
        <translation>Software libre bajo la Licencia Pública General de GNU, versión 2 o posterior.</translation>
    </message>
    <message>
        <source>Free some, then retry.</source>
        <translation>Libere espacio y reintente.</translation>
    </message>
    <message>
        <source>GeoJSON, WKT or bounds</source>
        <translation>GeoJSON, WKT o límites</translation>
    </message>
    <message>
        <source>GeoJSON, WKT or bounds…</source>
        <translation>GeoJSON, WKT o límites…</translation>
    </message>
    <message>
        <source>GeoJSON, WKT, EWKT, or bounds: west, south, east, north</source>
        <translation>GeoJSON, WKT, EWKT o límites: oeste, sur, este, norte</translation>
    </message>
    <message>
        <source>Geology</source>
        <translation>Geología</translation>
    </message>
    <message>
        <source>Geopera capture dates</source>
        <translation>Fechas de captura de Geopera</translation>
    </message>
    <message>
        <source>Geopera chart</source>
        <translation>Gráfico de Geopera</translation>
    </message>
    <message>
        <source>Geopera formulas</source>
        <translation>Fórmulas de Geopera</translation>
    </message>
    <message>
        <source>Geopera help</source>
        <translation>Ayuda de Geopera</translation>
    </message>
    <message>
        <source>Geopera panel</source>
        <translation>Panel de Geopera</translation>
    </message>
    <message>
        <source>Geopera projects</source>
        <translation>Proyectos de Geopera</translation>
    </message>
    <message>
        <source>Geopera style</source>
        <translation>Estilo de Geopera</translation>
    </message>
    <message>
        <source>Geopera {version}</source>
        <translation>Geopera {version}</translation>
    </message>
    <message>
        <source>Geopera {version}, projects: {count}</source>
        <translation>Geopera {version}, proyectos: {count}</translation>
    </message>
    <message>
        <source>Geopera: projects, dates and formulas</source>
        <translation>Geopera: proyectos, fechas y fórmulas</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>Consiga el archivo otra vez.</translation>
    </message>
    <message>
        <source>Give a formula or an expression.</source>
        <translation>Indique una fórmula o una expresión.</translation>
    </message>
    <message>
        <source>Give bands, or a formula or expression, not both.</source>
        <translation>Indique bandas, o una fórmula o expresión, no ambas.</translation>
    </message>
    <message>
        <source>Give the area a name.</source>
        <translation>Dé un nombre al área.</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Ground distance</source>
        <translation>Resolución en el terreno</translation>
    </message>
    <message>
        <source>Harbour 2026</source>
        <translation>Puerto 2026</translation>
    </message>
    <message>
        <source>Healthy vegetation</source>
        <translation>Vegetación sana</translation>
    </message>
    <message>
        <source>Heights</source>
        <translation>Alturas</translation>
    </message>
    <message>
        <source>Highest cloud cover</source>
        <translation>Nubosidad máxima</translation>
    </message>
    <message>
        <source>Highest value shown</source>
        <translation>Valor más alto mostrado</translation>
    </message>
    <message>
        <source>Hillshade</source>
        <translation>Sombreado</translation>
    </message>
    <message>
        <source>Histogram of {name}</source>
        <translation>Histograma de {name}</translation>
    </message>
    <message>
        <source>How high the light stands</source>
        <translation>A qué altura está la luz</translation>
    </message>
    <message>
        <source>How it is drawn can be changed while its server is in use.</source>
        <translation>Su aspecto puede cambiarse mientras su servidor esté en uso.</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>Cómo se hizo</translation>
    </message>
    <message>
        <source>How large</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>How pixels of the raster become pixels of a tile.</source>
        <translation>Cómo los píxeles del ráster pasan a ser los de una tesela.</translation>
    </message>
    <message>
        <source>How values between pixels are found: the nearest one is exact, others are smooth</source>
        <translation>Cómo se hallan los valores entre píxeles: el más cercano es exacto, los otros son suaves</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identificador</translation>
    </message>
    <message>
        <source>Imagery</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Imagery comes from a server. It can run on this computer, which takes a download once, or elsewhere.</source>
        <translation>Las imágenes vienen de un servidor. Puede estar en este equipo, lo que requiere una descarga una sola vez, o en otro lugar.</translation>
    </message>
    <message>
        <source>In a process of its own</source>
        <translation>En un proceso propio</translation>
    </message>
    <message>
        <source>In any coordinate system; repaired when they cross themselves.</source>
        <translation>En cualquier sistema de coordenadas; se reparan si se cruzan.</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Índice</translation>
    </message>
    <message>
        <source>Inside QGIS</source>
        <translation>Dentro de QGIS</translation>
    </message>
    <message>
        <source>Inside QGIS when its Python suits, else in its own process</source>
        <translation>Dentro de QGIS si su Python sirve; si no, en su propio proceso</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Instalar</translation>
    </message>
    <message>
        <source>Install the packages of the Geopera server</source>
        <translation>Instalar los paquetes del servidor de Geopera</translation>
    </message>
    <message>
        <source>Install what the server needs, or use one elsewhere</source>
        <translation>Instalar lo que el servidor necesita, o usar uno en otro lugar</translation>
    </message>
    <message>
        <source>Install, repair or remove what the server needs</source>
        <translation>Instalar, reparar o quitar lo que el servidor necesita</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Instalación</translation>
    </message>
    <message>
        <source>Installed. The server is started.</source>
        <translation>Instalado. El servidor se inicia.</translation>
    </message>
    <message>
        <source>Installing…</source>
        <translation>Instalando…</translation>
    </message>
    <message>
        <source>It answers at {address}</source>
        <translation>Responde en {address}</translation>
    </message>
    <message>
        <source>It answers, but not in JSON. See whether the address is right.</source>
        <translation>Responde, pero no en JSON. Vea si la dirección es correcta.</translation>
    </message>
    <message>
        <source>It does not say how much of the file has arrived.</source>
        <translation>No dice cuánto del archivo ha llegado.</translation>
    </message>
    <message>
        <source>It gets a Python environment of its own; QGIS's packages play no part.</source>
        <translation>Recibe un entorno de Python propio; los paquetes de QGIS no intervienen.</translation>
    </message>
    <message>
        <source>It has no geometry.</source>
        <translation>No tiene geometría.</translation>
    </message>
    <message>
        <source>It is Geopera {version}; this plugin needs {oldest} or newer.</source>
        <translation>Es Geopera {version}; este complemento necesita {oldest} o posterior.</translation>
    </message>
    <message>
        <source>It is kept with the scene “{scene}”, for everybody who sees it.</source>
        <translation>Se guarda con la escena «{scene}», para todos los que la ven.</translation>
    </message>
    <message>
        <source>It may lack memory: try a smaller area.</source>
        <translation>Quizá le falte memoria: pruebe con un área menor.</translation>
    </message>
    <message>
        <source>Its answer did not end in time.</source>
        <translation>Su respuesta no terminó a tiempo.</translation>
    </message>
    <message>
        <source>Its figures mean something only for reflectance x 10,000.</source>
        <translation>Sus cifras solo tienen sentido para reflectancia x 10 000.</translation>
    </message>
    <message>
        <source>Its log has the details; retry, and report it if it happens again.</source>
        <translation>Su registro tiene los detalles; reintente, e informe si vuelve a ocurrir.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Trabajos</translation>
    </message>
    <message>
        <source>Keep the area</source>
        <translation>Conservar el área</translation>
    </message>
    <message>
        <source>Keep this area under a name</source>
        <translation>Conservar esta área con un nombre</translation>
    </message>
    <message>
        <source>Lanczos</source>
        <translation>Lanczos</translation>
    </message>
    <message>
        <source>Land and water</source>
        <translation>Tierra y agua</translation>
    </message>
    <message>
        <source>Last day that is shown</source>
        <translation>Último día que se muestra</translation>
    </message>
    <message>
        <source>Last zoom</source>
        <translation>Último zoom</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>Layers of {name}</source>
        <translation>Capas de {name}</translation>
    </message>
    <message>
        <source>Least share of the area of interest that a scene covers</source>
        <translation>Parte mínima del área de interés que cubre una escena</translation>
    </message>
    <message>
        <source>Let QGIS serve imagery on this computer</source>
        <translation>Dejar que QGIS sirva imágenes en este equipo</translation>
    </message>
    <message>
        <source>Let the active layer follow QGIS's temporal controller through all capture dates</source>
        <translation>Hacer que la capa activa siga el controlador temporal de QGIS por todas las fechas de captura</translation>
    </message>
    <message>
        <source>Light from</source>
        <translation>Luz desde</translation>
    </message>
    <message>
        <source>Light height</source>
        <translation>Altura de la luz</translation>
    </message>
    <message>
        <source>List the archived projects</source>
        <translation>Listar los proyectos archivados</translation>
    </message>
    <message>
        <source>List the scenes of all dates, newest first</source>
        <translation>Listar las escenas de todas las fechas, las más recientes primero</translation>
    </message>
    <message>
        <source>Log in by</source>
        <translation>Iniciar sesión con</translation>
    </message>
    <message>
        <source>Log of the installation</source>
        <translation>Registro de la instalación</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Acceso</translation>
    </message>
    <message>
        <source>Look into {name}</source>
        <translation>Mirar en {name}</translation>
    </message>
    <message>
        <source>Looking at the mosaics…</source>
        <translation>Examinando los mosaicos…</translation>
    </message>
    <message>
        <source>Looking for vertices that make no difference…</source>
        <translation>Buscando vértices que no influyen…</translation>
    </message>
    <message>
        <source>Lossless: pixels inside keep their values. The source's codec loses detail, so the file is larger than its share of it.</source>
        <translation>Sin pérdida: los píxeles de dentro conservan sus valores. El códec del origen pierde detalle, así que el archivo es mayor que su parte.</translation>
    </message>
    <message>
        <source>Lossless: pixels inside stay identical to their source, bit by bit.</source>
        <translation>Sin pérdida: los píxeles de dentro quedan idénticos a su origen, bit a bit.</translation>
    </message>
    <message>
        <source>Low and high by a comma; for several bands by semicolons.</source>
        <translation>Bajo y alto separados por una coma; para varias bandas, por puntos y comas.</translation>
    </message>
    <message>
        <source>Lowest value shown</source>
        <translation>Valor más bajo mostrado</translation>
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
        <translation>Cree antes un proyecto: las subidas van a uno.</translation>
    </message>
    <message>
        <source>Make the area of interest ready</source>
        <translation>Preparar el área de interés</translation>
    </message>
    <message>
        <source>Making the demo project…</source>
        <translation>Creando el proyecto de demostración…</translation>
    </message>
    <message>
        <source>Map canvas</source>
        <translation>Lienzo del mapa</translation>
    </message>
    <message>
        <source>Map extent</source>
        <translation>Extensión del mapa</translation>
    </message>
    <message>
        <source>Mean {value}</source>
        <translation>Media {value}</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Significado</translation>
    </message>
    <message>
        <source>Measure {name} on all dates</source>
        <translation>Medir {name} en todas las fechas</translation>
    </message>
    <message>
        <source>Measures every valid pixel of a GeoTIFF inside each polygon, at full resolution, and adds a field for each band and statistic, such as nir_mean or nir_p98. Percentiles are exact.

A pixel counts when its centre is inside; weighted, pixels at the edge count by the share of their area that is inside. With an expression, its results are measured instead of bands. A polygon without a valid pixel has a count of 0 and no other figures. The deviation is that of the population.</source>
        <translation>Mide cada píxel válido de un GeoTIFF dentro de cada polígono, a plena resolución, y añade un campo por banda y estadística, como nir_mean o nir_p98. Los percentiles son exactos.

Un píxel cuenta si su centro está dentro; ponderados, los píxeles del borde cuentan por la parte de su área que está dentro. Con una expresión se miden sus resultados en vez de bandas. Un polígono sin píxel válido tiene un recuento de 0 y ninguna otra cifra. La desviación es la de la población.</translation>
    </message>
    <message>
        <source>Measures the area of all polygons together in each of several GeoTIFFs, and writes a table with a row for each raster and band, or result of an expression, in the order of the dates.

The date of a raster is the day in its file name (2026-04-12 or 20260412), else that of its acquisition tag; it is empty when nothing tells. Figures are those of zonal statistics; a raster without a valid pixel in the area has a count of 0.</source>
        <translation>Mide el área de todos los polígonos juntos en cada uno de varios GeoTIFF y escribe una tabla con una fila por ráster y banda, o resultado de una expresión, en orden de fechas.

La fecha de un ráster es el día de su nombre de archivo (2026-04-12 o 20260412), si no, la de su etiqueta de adquisición; queda vacía si nada la indica. Las cifras son las de la estadística zonal; un ráster sin píxel válido en el área tiene un recuento de 0.</translation>
    </message>
    <message>
        <source>Memory for headers and small parts of files that are elsewhere</source>
        <translation>Memoria para cabeceras y partes pequeñas de archivos que están en otro lugar</translation>
    </message>
    <message>
        <source>Missing: {names}</source>
        <translation>Faltan: {names}</translation>
    </message>
    <message>
        <source>More about projects</source>
        <translation>Más sobre los proyectos</translation>
    </message>
    <message>
        <source>More about the style</source>
        <translation>Más sobre el estilo</translation>
    </message>
    <message>
        <source>More about this area</source>
        <translation>Más sobre esta área</translation>
    </message>
    <message>
        <source>More than {most} vertices are selected: select fewer.</source>
        <translation>Hay más de {most} vértices seleccionados: seleccione menos.</translation>
    </message>
    <message>
        <source>Mosaics</source>
        <translation>Mosaicos</translation>
    </message>
    <message>
        <source>Mosaics to clip</source>
        <translation>Mosaicos que recortar</translation>
    </message>
    <message>
        <source>Most frequent</source>
        <translation>Más frecuente</translation>
    </message>
    <message>
        <source>Move the area onto the scene, or choose another scene.</source>
        <translation>Mueva el área sobre la escena, o elija otra escena.</translation>
    </message>
    <message>
        <source>My imagery</source>
        <translation>Mis imágenes</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name of the result</source>
        <translation>Nombre del resultado</translation>
    </message>
    <message>
        <source>Name, kept in the QGIS project:</source>
        <translation>Nombre, guardado en el proyecto de QGIS:</translation>
    </message>
    <message>
        <source>Named areas</source>
        <translation>Áreas con nombre</translation>
    </message>
    <message>
        <source>Names or numbers by commas, such as red,green,blue; empty for all.</source>
        <translation>Nombres o números separados por comas, como red,green,blue; vacío para todas.</translation>
    </message>
    <message>
        <source>Names or numbers by commas; empty for all but alpha.</source>
        <translation>Nombres o números separados por comas; vacío para todas menos alfa.</translation>
    </message>
    <message>
        <source>Natural colour</source>
        <translation>Color natural</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Más cercano</translation>
    </message>
    <message>
        <source>Neither a folder nor an address, so it is not kept: {place}</source>
        <translation>Ni carpeta ni dirección, así que no se guarda: {place}</translation>
    </message>
    <message>
        <source>New Geopera project</source>
        <translation>Nuevo proyecto de Geopera</translation>
    </message>
    <message>
        <source>New project, archive, add and upload imagery, refresh</source>
        <translation>Nuevo proyecto, archivar, añadir y subir imágenes, actualizar</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Nuevo proyecto…</translation>
    </message>
    <message>
        <source>Next scene</source>
        <translation>Siguiente escena</translation>
    </message>
    <message>
        <source>No Python 3.11 or newer was found on this computer. Install one from python.org, then try again.</source>
        <translation>No se encontró Python 3.11 o posterior en este equipo. Instale uno desde python.org e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>No area yet</source>
        <translation>Aún no hay área</translation>
    </message>
    <message>
        <source>No clips yet</source>
        <translation>Aún no hay recortes</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Sin datos</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Sin fecha</translation>
    </message>
    <message>
        <source>No imagery yet</source>
        <translation>Aún no hay imágenes</translation>
    </message>
    <message>
        <source>No machine is known as {host}. See whether the address is spelt right and this machine is online.</source>
        <translation>Ningún equipo se conoce como {host}. Vea si la dirección está bien escrita y este equipo tiene conexión.</translation>
    </message>
    <message>
        <source>No named areas</source>
        <translation>Sin áreas con nombre</translation>
    </message>
    <message>
        <source>No password belongs into the address: enter the key below.</source>
        <translation>La dirección no lleva contraseña: introduzca la clave abajo.</translation>
    </message>
    <message>
        <source>No project is archived.</source>
        <translation>No hay proyectos archivados.</translation>
    </message>
    <message>
        <source>No scene has a valid pixel there: choose another place.</source>
        <translation>Ninguna escena tiene ahí un píxel válido: elija otro lugar.</translation>
    </message>
    <message>
        <source>No scene passes the filters</source>
        <translation>Ninguna escena pasa los filtros</translation>
    </message>
    <message>
        <source>No valid pixel here</source>
        <translation>Sin píxel válido aquí</translation>
    </message>
    <message>
        <source>Nobody that QGIS trusts vouches for {host}. Add its authority in QGIS's options, under Authentication, if you know it.</source>
        <translation>Nadie en quien QGIS confíe responde por {host}. Añada su autoridad en las opciones de QGIS, en Autenticación, si la conoce.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>North</source>
        <translation>Norte</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>No permitido</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Not connected: choose Connect in the menu of the server</source>
        <translation>Sin conexión: elija Conectar en el menú del servidor</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>No encontrado</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>Aún sin configurar</translation>
    </message>
    <message>
        <source>Not set up: packages are missing</source>
        <translation>Sin configurar: faltan paquetes</translation>
    </message>
    <message>
        <source>Nothing answers at {address}. See whether it runs, then try again.</source>
        <translation>Nada responde en {address}. Vea si está en marcha y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Nothing changes on the server itself.</source>
        <translation>En el propio servidor no cambia nada.</translation>
    </message>
    <message>
        <source>Nothing of an archived project is deleted; it is only left out of the lists.</source>
        <translation>Nada de un proyecto archivado se elimina; solo falta en las listas.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Numbers from 0 to 100 by commas.</source>
        <translation>Números de 0 a 100 separados por comas.</translation>
    </message>
    <message>
        <source>One or three, by commas; empty for natural colour.</source>
        <translation>Una o tres, separadas por comas; vacío para color natural.</translation>
    </message>
    <message>
        <source>Only GeoTIFF files can be uploaded.</source>
        <translation>Solo se pueden subir archivos GeoTIFF.</translation>
    </message>
    <message>
        <source>Only inside polygons</source>
        <translation>Solo dentro de polígonos</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacidad</translation>
    </message>
    <message>
        <source>Open a scene</source>
        <translation>Abrir una escena</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Open the documentation in the web browser</source>
        <translation>Abrir la documentación en el navegador</translation>
    </message>
    <message>
        <source>Open the folder with the saved files</source>
        <translation>Abrir la carpeta con los archivos guardados</translation>
    </message>
    <message>
        <source>Options…</source>
        <translation>Opciones…</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Pedido</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otro</translation>
    </message>
    <message>
        <source>Other places that may be read</source>
        <translation>Otros lugares que se pueden leer</translation>
    </message>
    <message>
        <source>Over what the darkest and the brightest values are looked for</source>
        <translation>Dónde se buscan los valores más oscuros y más claros</translation>
    </message>
    <message>
        <source>Own Python</source>
        <translation>Python propio</translation>
    </message>
    <message>
        <source>Own colours</source>
        <translation>Colores propios</translation>
    </message>
    <message>
        <source>Own combination</source>
        <translation>Combinación propia</translation>
    </message>
    <message>
        <source>Own expression</source>
        <translation>Expresión propia</translation>
    </message>
    <message>
        <source>PNG and WebP can be transparent; JPEG and WebP lose detail.</source>
        <translation>PNG y WebP pueden ser transparentes; JPEG y WebP pierden detalle.</translation>
    </message>
    <message>
        <source>Packages…</source>
        <translation>Paquetes…</translation>
    </message>
    <message>
        <source>Paste an area</source>
        <translation>Pegar un área</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>Percentiles</translation>
    </message>
    <message>
        <source>Percentiles must be numbers by commas, such as 2,98.</source>
        <translation>Los percentiles deben ser números separados por comas, como 2,98.</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Imagen (PNG)…</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Píxeles</translation>
    </message>
    <message>
        <source>Pixels are read and written again.</source>
        <translation>Los píxeles se leen y se escriben de nuevo.</translation>
    </message>
    <message>
        <source>Pixels inside</source>
        <translation>Píxeles dentro</translation>
    </message>
    <message>
        <source>Pixels inside, of all files together</source>
        <translation>Píxeles dentro, de todos los archivos juntos</translation>
    </message>
    <message>
        <source>Pixels of a tile's side</source>
        <translation>Píxeles del lado de una tesela</translation>
    </message>
    <message>
        <source>Pixels of the area that a scene does not cover will be empty.</source>
        <translation>Los píxeles del área que una escena no cubra quedarán vacíos.</translation>
    </message>
    <message>
        <source>Plain http:// is not protected on its way</source>
        <translation>http:// no va protegido por el camino</translation>
    </message>
    <message>
        <source>Plain http:// is not protected: whoever is on the network in between can read the key and the imagery. Use https:// where the server has it.</source>
        <translation>http:// no está protegido: quien esté en la red entre medias puede leer la clave y las imágenes. Use https:// donde el servidor lo tenga.</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punto</translation>
    </message>
    <message>
        <source>Polygon {} is not measured. {}</source>
        <translation>El polígono {} no se mide. {}</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>Polígonos</translation>
    </message>
    <message>
        <source>Preferred port</source>
        <translation>Puerto preferido</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Prefijo</translation>
    </message>
    <message>
        <source>Preparing pip for Python {version}…</source>
        <translation>Preparando pip para Python {version}…</translation>
    </message>
    <message>
        <source>Profiles, formulas of your own, copy as…</source>
        <translation>Perfiles, fórmulas propias, copiar como…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Progress of the installation</source>
        <translation>Progreso de la instalación</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyecto</translation>
    </message>
    <message>
        <source>Project whose imagery is shown</source>
        <translation>Proyecto cuyas imágenes se muestran</translation>
    </message>
    <message>
        <source>Projects appear here when it answers.</source>
        <translation>Los proyectos aparecen aquí cuando responda.</translation>
    </message>
    <message>
        <source>Projects, capture dates and spectral formulas of Geopera</source>
        <translation>Proyectos, fechas de captura y fórmulas espectrales de Geopera</translation>
    </message>
    <message>
        <source>Put it back, or add it to the project again; then retry.</source>
        <translation>Devuélvalo a su sitio o añádalo otra vez al proyecto; luego reintente.</translation>
    </message>
    <message>
        <source>Put the STAC item of the scene, as JSON, onto the clipboard</source>
        <translation>Poner el elemento STAC de la escena, como JSON, en el portapapeles</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python usado</translation>
    </message>
    <message>
        <source>Python script</source>
        <translation>Script de Python</translation>
    </message>
    <message>
        <source>QGIS could not keep the key in its authentication database.</source>
        <translation>QGIS no pudo guardar la clave en su base de datos de autenticación.</translation>
    </message>
    <message>
        <source>QGIS has Python {version}</source>
        <translation>QGIS tiene Python {version}</translation>
    </message>
    <message>
        <source>QGIS has Python {version}; the server needs 3.11 and therefore a process of its own</source>
        <translation>QGIS tiene Python {version}; el servidor necesita 3.11 y, por tanto, un proceso propio</translation>
    </message>
    <message>
        <source>QGIS is set to a SOCKS proxy, which needs the Python package PySocks.</source>
        <translation>QGIS usa un proxy SOCKS, que necesita el paquete de Python PySocks.</translation>
    </message>
    <message>
        <source>QGIS or another plugin has loaded {name} {have}, the server needs {need}. Update it, or start QGIS without that plugin.</source>
        <translation>QGIS u otro complemento ha cargado {name} {have}; el servidor necesita {need}. Actualícelo o inicie QGIS sin ese complemento.</translation>
    </message>
    <message>
        <source>QGIS reads heights in metres and draws them itself</source>
        <translation>QGIS lee alturas en metros y las dibuja él mismo</translation>
    </message>
    <message>
        <source>QGIS's authentication database did not hand out the key.</source>
        <translation>La base de autenticación de QGIS no entregó la clave.</translation>
    </message>
    <message>
        <source>QGIS's authentication database is locked: its master password is needed.</source>
        <translation>La base de autenticación de QGIS está bloqueada: hace falta su contraseña maestra.</translation>
    </message>
    <message>
        <source>QGIS's authentication database is switched off.</source>
        <translation>La base de autenticación de QGIS está desactivada.</translation>
    </message>
    <message>
        <source>QGIS's own Python was not found: see the options for another.</source>
        <translation>No se encontró el Python de QGIS: vea las opciones para elegir otro.</translation>
    </message>
    <message>
        <source>QGIS's own packages, NumPy among them, stay exactly as they are.</source>
        <translation>Los paquetes de QGIS, NumPy entre ellos, quedan exactamente como están.</translation>
    </message>
    <message>
        <source>Quality of JPEG and WebP</source>
        <translation>Calidad de JPEG y WebP</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>Radius {radius}</source>
        <translation>Radio {radius}</translation>
    </message>
    <message>
        <source>Radius {typed}</source>
        <translation>Radio {typed}</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Intervalo</translation>
    </message>
    <message>
        <source>Raster</source>
        <translation>Ráster</translation>
    </message>
    <message>
        <source>Raster (GeoTIFF)</source>
        <translation>Ráster (GeoTIFF)</translation>
    </message>
    <message>
        <source>Rasters</source>
        <translation>Rásteres</translation>
    </message>
    <message>
        <source>Rasters (GeoTIFF)</source>
        <translation>Rásteres (GeoTIFF)</translation>
    </message>
    <message>
        <source>Rasters of the scenes to clip</source>
        <translation>Rásteres de las escenas que recortar</translation>
    </message>
    <message>
        <source>Read GeoTIFFs of all public web servers (https, S3)</source>
        <translation>Leer GeoTIFF de todos los servidores web públicos (https, S3)</translation>
    </message>
    <message>
        <source>Read the pasted area</source>
        <translation>Leer el área pegada</translation>
    </message>
    <message>
        <source>Read {name}</source>
        <translation>Leer {name}</translation>
    </message>
    <message>
        <source>Reading the area…</source>
        <translation>Leyendo el área…</translation>
    </message>
    <message>
        <source>Reading {files}; they stay where they are.</source>
        <translation>Leyendo {files}; se quedan donde están.</translation>
    </message>
    <message>
        <source>Ready: the server runs in a process with {python}</source>
        <translation>Listo: el servidor funciona en un proceso con {python}</translation>
    </message>
    <message>
        <source>Ready: the server runs inside QGIS</source>
        <translation>Listo: el servidor funciona dentro de QGIS</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rojo</translation>
    </message>
    <message>
        <source>Red edge</source>
        <translation>Borde rojo</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>Refresh the list of scenes and choose another one.</source>
        <translation>Actualice la lista de escenas y elija otra.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove server</source>
        <translation>Quitar servidor</translation>
    </message>
    <message>
        <source>Remove the packages of the Geopera server</source>
        <translation>Quitar los paquetes del servidor de Geopera</translation>
    </message>
    <message>
        <source>Remove “{name}” and its key from QGIS?</source>
        <translation>¿Quitar «{name}» y su clave de QGIS?</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Quitado.</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Quitando…</translation>
    </message>
    <message>
        <source>Rename the area</source>
        <translation>Cambiar el nombre del área</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar nombre…</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparar</translation>
    </message>
    <message>
        <source>Repaired: 1 self-crossing.</source>
        <translation>Reparado: 1 autointersección.</translation>
    </message>
    <message>
        <source>Repaired: parts that overlapped are one now.</source>
        <translation>Reparado: las partes que se superponían ahora son una.</translation>
    </message>
    <message>
        <source>Repaired: rings that touched or overlapped.</source>
        <translation>Reparado: anillos que se tocaban o superponían.</translation>
    </message>
    <message>
        <source>Repaired: {count} self-crossings.</source>
        <translation>Reparado: {count} autointersecciones.</translation>
    </message>
    <message>
        <source>Replaces the one of that name.</source>
        <translation>Reemplaza lo que tiene ese nombre.</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>Remuestreo</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Retry in a while.</source>
        <translation>Reintente dentro de un rato.</translation>
    </message>
    <message>
        <source>Retry when it is back.</source>
        <translation>Reintente cuando vuelva.</translation>
    </message>
    <message>
        <source>Retry: it will be read anew.</source>
        <translation>Reintente: se leerá de nuevo.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 del archivo</translation>
    </message>
    <message>
        <source>Satellite or aircraft: choose one, or type its name</source>
        <translation>Satélite o avión: elija uno o escriba su nombre</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save as GeoJSON…</source>
        <translation>Guardar como GeoJSON…</translation>
    </message>
    <message>
        <source>Save clips in</source>
        <translation>Guardar los recortes en</translation>
    </message>
    <message>
        <source>Save formula</source>
        <translation>Guardar fórmula</translation>
    </message>
    <message>
        <source>Save formula…</source>
        <translation>Guardar fórmula…</translation>
    </message>
    <message>
        <source>Save style</source>
        <translation>Guardar estilo</translation>
    </message>
    <message>
        <source>Save style…</source>
        <translation>Guardar estilo…</translation>
    </message>
    <message>
        <source>Save the area</source>
        <translation>Guardar el área</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Guardar el gráfico</translation>
    </message>
    <message>
        <source>Save the chart as a picture, or its figures as a table</source>
        <translation>Guardar el gráfico como imagen, o sus cifras como tabla</translation>
    </message>
    <message>
        <source>Saved by you</source>
        <translation>Guardado por usted</translation>
    </message>
    <message>
        <source>Saved in</source>
        <translation>Guardado en</translation>
    </message>
    <message>
        <source>Saved styles of this scene</source>
        <translation>Estilos guardados de esta escena</translation>
    </message>
    <message>
        <source>Scene (no area)</source>
        <translation>Escena (sin área)</translation>
    </message>
    <message>
        <source>Scene details</source>
        <translation>Detalles de escena</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Escenas</translation>
    </message>
    <message>
        <source>Scenes that you add are drawn so</source>
        <translation>Las escenas que añada se dibujan así</translation>
    </message>
    <message>
        <source>Scenes to clip</source>
        <translation>Escenas que recortar</translation>
    </message>
    <message>
        <source>Search formulas, or type an expression…</source>
        <translation>Busque fórmulas o escriba una expresión…</translation>
    </message>
    <message>
        <source>Search formulas…</source>
        <translation>Buscar fórmulas…</translation>
    </message>
    <message>
        <source>See whether it runs; then try again.</source>
        <translation>Vea si está en marcha; luego inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Select one or more polygons first.</source>
        <translation>Seleccione antes uno o más polígonos.</translation>
    </message>
    <message>
        <source>Select polygons in a vector layer first, then make it active.</source>
        <translation>Seleccione antes polígonos en una capa vectorial y actívela.</translation>
    </message>
    <message>
        <source>Selected features of the active layer</source>
        <translation>Objetos seleccionados de la capa activa</translation>
    </message>
    <message>
        <source>Send the rest</source>
        <translation>Enviar el resto</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor de captura</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Server on this computer</source>
        <translation>Servidor en este equipo</translation>
    </message>
    <message>
        <source>Server on this computer…</source>
        <translation>Servidor en este equipo…</translation>
    </message>
    <message>
        <source>Server ready</source>
        <translation>Servidor listo</translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation>Servidor detenido</translation>
    </message>
    <message>
        <source>Server: {name}</source>
        <translation>Servidor: {name}</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>Set an area of interest or click a point, to see its values on all dates.</source>
        <translation>Fije un área de interés o haga clic en un punto para ver sus valores en todas las fechas.</translation>
    </message>
    <message>
        <source>Set up on this computer…</source>
        <translation>Configurar en este equipo…</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Configurar…</translation>
    </message>
    <message>
        <source>Share of the area that the scenes cover</source>
        <translation>Parte del área que cubren las escenas</translation>
    </message>
    <message>
        <source>Short-wave infrared</source>
        <translation>Infrarrojo de onda corta</translation>
    </message>
    <message>
        <source>Show all scenes again</source>
        <translation>Mostrar de nuevo todas las escenas</translation>
    </message>
    <message>
        <source>Show another date of the active layer beside it, with a divider to drag</source>
        <translation>Mostrar al lado otra fecha de la capa activa, con un divisor que se arrastra</translation>
    </message>
    <message>
        <source>Show controls in the layer tree</source>
        <translation>Mostrar controles en el árbol de capas</translation>
    </message>
    <message>
        <source>Show how it was made (Alt+Enter)</source>
        <translation>Mostrar cómo se hizo (Alt+Intro)</translation>
    </message>
    <message>
        <source>Show on map</source>
        <translation>Mostrar en el mapa</translation>
    </message>
    <message>
        <source>Show or hide the Geopera panel</source>
        <translation>Mostrar u ocultar el panel de Geopera</translation>
    </message>
    <message>
        <source>Show the area of the job on the map</source>
        <translation>Mostrar el área del trabajo en el mapa</translation>
    </message>
    <message>
        <source>Show the footprints of the listed scenes; click one on the map to choose its scene</source>
        <translation>Mostrar las huellas de las escenas de la lista; haga clic en una en el mapa para elegir su escena</translation>
    </message>
    <message>
        <source>Show the scene on the map, in the style below (or double click it)</source>
        <translation>Mostrar la escena en el mapa, con el estilo de abajo (o doble clic)</translation>
    </message>
    <message>
        <source>Show the whole year</source>
        <translation>Mostrar todo el año</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>Simplificar</translation>
    </message>
    <message>
        <source>Simplify it, or draw a simpler one.</source>
        <translation>Simplifíquela, o dibuje una más sencilla.</translation>
    </message>
    <message>
        <source>Simplify the area</source>
        <translation>Simplificar el área</translation>
    </message>
    <message>
        <source>Simplify…</source>
        <translation>Simplificar…</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Size of all files together, at the most</source>
        <translation>Tamaño de todos los archivos juntos, como máximo</translation>
    </message>
    <message>
        <source>Some areas in this project cannot be read.</source>
        <translation>Algunas áreas de este proyecto no se pueden leer.</translation>
    </message>
    <message>
        <source>Some files are in use: close QGIS, open it and try again. {reason}</source>
        <translation>Algunos archivos están en uso: cierre QGIS, ábralo e inténtelo de nuevo. {reason}</translation>
    </message>
    <message>
        <source>Something else answers at {url}. See whether the address is right.</source>
        <translation>Otra cosa responde en {url}. Vea si la dirección es correcta.</translation>
    </message>
    <message>
        <source>Something went wrong, and nothing more is known about it.</source>
        <translation>Algo ha fallado y no se sabe nada más.</translation>
    </message>
    <message>
        <source>South</source>
        <translation>Sur</translation>
    </message>
    <message>
        <source>South must be smaller than north.</source>
        <translation>El sur debe ser menor que el norte.</translation>
    </message>
    <message>
        <source>Spectral index or band math to COG</source>
        <translation>Índice espectral o cálculo de bandas a COG</translation>
    </message>
    <message>
        <source>Start it with the button above.</source>
        <translation>Inícielo con el botón de arriba.</translation>
    </message>
    <message>
        <source>Start the same clip once more</source>
        <translation>Iniciar el mismo recorte otra vez</translation>
    </message>
    <message>
        <source>Start with a made-up landscape over a year, or with GeoTIFF files of your own: they stay where they are.</source>
        <translation>Empiece con un paisaje inventado a lo largo de un año, o con sus propios archivos GeoTIFF: se quedan donde están.</translation>
    </message>
    <message>
        <source>Start; progress is shown under Jobs</source>
        <translation>Iniciar; el progreso se ve en Trabajos</translation>
    </message>
    <message>
        <source>Starting the server…</source>
        <translation>Iniciando el servidor…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Estadísticas</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Step through the dates</source>
        <translation>Recorrer las fechas</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Dejar de medir</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Stretch again</source>
        <translation>Ajustar de nuevo</translation>
    </message>
    <message>
        <source>Stretch again, to the area or the canvas as they are now</source>
        <translation>Ajustar de nuevo, al área o al lienzo tal como están ahora</translation>
    </message>
    <message>
        <source>Stretch to</source>
        <translation>Ajustar a</translation>
    </message>
    <message>
        <source>Stretch {scene}</source>
        <translation>Ajustar {scene}</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Estilo</translation>
    </message>
    <message>
        <source>Such as viridis or rdylgn, for one band or a formula.</source>
        <translation>Como viridis o rdylgn, para una banda o una fórmula.</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>Tabla (CSV)…</translation>
    </message>
    <message>
        <source>Take the area from a file</source>
        <translation>Tomar el área de un archivo</translation>
    </message>
    <message>
        <source>Take the area from the map, a layer, a file, pasted text or typed bounds</source>
        <translation>Tomar el área del mapa, una capa, un archivo, texto pegado o límites escritos</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Relieve</translation>
    </message>
    <message>
        <source>Terrain needs a raster of one band</source>
        <translation>El relieve necesita un ráster de una banda</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Probar conexión</translation>
    </message>
    <message>
        <source>That point lies outside of the map.</source>
        <translation>Ese punto está fuera del mapa.</translation>
    </message>
    <message>
        <source>The CRS of this GeoJSON is not known.</source>
        <translation>El SRC de este GeoJSON no se conoce.</translation>
    </message>
    <message>
        <source>The WKT cannot be read: look at its brackets and numbers.</source>
        <translation>El WKT no se puede leer: revise sus paréntesis y números.</translation>
    </message>
    <message>
        <source>The address begins with https:// or http://.</source>
        <translation>La dirección empieza por https:// o http://.</translation>
    </message>
    <message>
        <source>The address ends before ? and #.</source>
        <translation>La dirección termina antes de ? y #.</translation>
    </message>
    <message>
        <source>The address is wrong</source>
        <translation>La dirección es incorrecta</translation>
    </message>
    <message>
        <source>The answer broke off</source>
        <translation>La respuesta se interrumpió</translation>
    </message>
    <message>
        <source>The answer is too large</source>
        <translation>La respuesta es demasiado grande</translation>
    </message>
    <message>
        <source>The area before and after</source>
        <translation>El área antes y después</translation>
    </message>
    <message>
        <source>The area contains a pole: draw it so that it stays short of it.</source>
        <translation>El área contiene un polo: dibújela de modo que no llegue a él.</translation>
    </message>
    <message>
        <source>The area crosses itself more than {count} times: it cannot be repaired.</source>
        <translation>El área se cruza más de {count} veces: no se puede reparar.</translation>
    </message>
    <message>
        <source>The area goes around the world more than once.</source>
        <translation>El área da más de una vuelta al mundo.</translation>
    </message>
    <message>
        <source>The area has coordinates that are not numbers.</source>
        <translation>El área tiene coordenadas que no son números.</translation>
    </message>
    <message>
        <source>The area has no pixel of this scene: its colours are stretched to the whole scene.</source>
        <translation>El área no tiene ningún píxel de esta escena: sus colores se ajustan a toda la escena.</translation>
    </message>
    <message>
        <source>The area has too many vertices for the server.</source>
        <translation>El área tiene demasiados vértices para el servidor.</translation>
    </message>
    <message>
        <source>The area has {count} vertices; {most} are the most. Simplify it first.</source>
        <translation>El área tiene {count} vértices; {most} como máximo. Simplifíquela antes.</translation>
    </message>
    <message>
        <source>The area is covered completely.</source>
        <translation>El área está cubierta por completo.</translation>
    </message>
    <message>
        <source>The area is empty.</source>
        <translation>El área está vacía.</translation>
    </message>
    <message>
        <source>The area is empty: draw one with three corners or more.</source>
        <translation>El área está vacía: dibuje una con tres esquinas o más.</translation>
    </message>
    <message>
        <source>The area is on the clipboard as GeoJSON.</source>
        <translation>El área está en el portapapeles como GeoJSON.</translation>
    </message>
    <message>
        <source>The area is saved in {path}.</source>
        <translation>El área está guardada en {path}.</translation>
    </message>
    <message>
        <source>The area lies where the map's projection is not defined.</source>
        <translation>El área está donde la proyección del mapa no está definida.</translation>
    </message>
    <message>
        <source>The area of interest and the scene have nothing in common.</source>
        <translation>El área de interés y la escena no tienen nada en común.</translation>
    </message>
    <message>
        <source>The area reaches beyond the edge of the world: a pole cannot lie in it.</source>
        <translation>El área pasa del borde del mundo: un polo no puede estar en ella.</translation>
    </message>
    <message>
        <source>The areas in this project cannot be read.</source>
        <translation>Las áreas de este proyecto no se pueden leer.</translation>
    </message>
    <message>
        <source>The bounds are not numbers.</source>
        <translation>Los límites no son números.</translation>
    </message>
    <message>
        <source>The certificate is for another server</source>
        <translation>El certificado es de otro servidor</translation>
    </message>
    <message>
        <source>The certificate is not trusted</source>
        <translation>El certificado no es de confianza</translation>
    </message>
    <message>
        <source>The certificate is out of date</source>
        <translation>El certificado está fuera de fecha</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid today. See whether this machine's clock is right.</source>
        <translation>El certificado de {host} no es válido hoy. Vea si el reloj de este equipo está en hora.</translation>
    </message>
    <message>
        <source>The circle contains a pole: draw it so that it stays short of it.</source>
        <translation>El círculo contiene un polo: dibújelo de modo que no llegue a él.</translation>
    </message>
    <message>
        <source>The clip “{name}” failed: {reason}</source>
        <translation>El recorte «{name}» falló: {reason}</translation>
    </message>
    <message>
        <source>The clip “{name}” is on the map.</source>
        <translation>El recorte «{name}» está en el mapa.</translation>
    </message>
    <message>
        <source>The clip “{name}” is saved; its project was closed.</source>
        <translation>El recorte «{name}» está guardado; su proyecto se cerró.</translation>
    </message>
    <message>
        <source>The coordinates cannot be read.</source>
        <translation>Las coordenadas no se pueden leer.</translation>
    </message>
    <message>
        <source>The demo project is for the server in QGIS: switch to that.</source>
        <translation>El proyecto de demostración es para el servidor en QGIS: cambie a él.</translation>
    </message>
    <message>
        <source>The demo project is ready: pick a date and add its scene.</source>
        <translation>El proyecto de demostración está listo: elija una fecha y añada su escena.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>El disco está lleno</translation>
    </message>
    <message>
        <source>The download broke off</source>
        <translation>La descarga se interrumpió</translation>
    </message>
    <message>
        <source>The file changed</source>
        <translation>El archivo cambió</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>El archivo está vacío</translation>
    </message>
    <message>
        <source>The files of this clip are not on this computer.</source>
        <translation>Los archivos de este recorte no están en este equipo.</translation>
    </message>
    <message>
        <source>The first zoom is {first}, the last {last}: they must rise from 0 to {most}.</source>
        <translation>El primer zoom es {first} y el último {last}: deben crecer de 0 a {most}.</translation>
    </message>
    <message>
        <source>The folder of {name} does not exist.</source>
        <translation>La carpeta de {name} no existe.</translation>
    </message>
    <message>
        <source>The formula “{name}” is deleted.</source>
        <translation>La fórmula «{name}» está eliminada.</translation>
    </message>
    <message>
        <source>The formula “{name}” is saved.</source>
        <translation>La fórmula «{name}» está guardada.</translation>
    </message>
    <message>
        <source>The host of the remote raster does not answer.</source>
        <translation>El servidor del ráster remoto no responde.</translation>
    </message>
    <message>
        <source>The installation was cancelled.</source>
        <translation>La instalación se canceló.</translation>
    </message>
    <message>
        <source>The key is not accepted</source>
        <translation>La clave no se acepta</translation>
    </message>
    <message>
        <source>The key of this server is not in QGIS's authentication database: enter it again.</source>
        <translation>La clave de este servidor no está en la base de autenticación de QGIS: introdúzcala otra vez.</translation>
    </message>
    <message>
        <source>The list does not end</source>
        <translation>La lista no termina</translation>
    </message>
    <message>
        <source>The map follows at once; there is nothing to apply.</source>
        <translation>El mapa sigue al instante; no hay nada que aplicar.</translation>
    </message>
    <message>
        <source>The map has no layers</source>
        <translation>El mapa no tiene capas</translation>
    </message>
    <message>
        <source>The map's projection cannot show this area.</source>
        <translation>La proyección del mapa no puede mostrar esta área.</translation>
    </message>
    <message>
        <source>The outline moves by {distance} at most.</source>
        <translation>El contorno se mueve {distance} como máximo.</translation>
    </message>
    <message>
        <source>The package index cannot be reached: see whether this machine is online.</source>
        <translation>No se alcanza el índice de paquetes: vea si este equipo está en línea.</translation>
    </message>
    <message>
        <source>The packages of the server have changed.</source>
        <translation>Los paquetes del servidor han cambiado.</translation>
    </message>
    <message>
        <source>The plugin is incomplete: geopera_server is not beside it.</source>
        <translation>El complemento está incompleto: falta geopera_server a su lado.</translation>
    </message>
    <message>
        <source>The plugin is incomplete: install it again.</source>
        <translation>El complemento está incompleto: instálelo de nuevo.</translation>
    </message>
    <message>
        <source>The polygons and the raster have nothing in common.</source>
        <translation>Los polígonos y el ráster no tienen nada en común.</translation>
    </message>
    <message>
        <source>The proxy asks for a password</source>
        <translation>El proxy pide una contraseña</translation>
    </message>
    <message>
        <source>The proxy cannot be used</source>
        <translation>El proxy no se puede usar</translation>
    </message>
    <message>
        <source>The proxy does not let this through</source>
        <translation>El proxy no lo deja pasar</translation>
    </message>
    <message>
        <source>The proxy of QGIS's options does not answer, or refuses this server.</source>
        <translation>El proxy de las opciones de QGIS no responde o rechaza este servidor.</translation>
    </message>
    <message>
        <source>The proxy of QGIS's options does not let pip through: see the log.</source>
        <translation>El proxy de las opciones de QGIS no deja pasar a pip: vea el registro.</translation>
    </message>
    <message>
        <source>The quota is used up</source>
        <translation>La cuota está agotada</translation>
    </message>
    <message>
        <source>The raster has depths</source>
        <translation>El ráster tiene profundidades</translation>
    </message>
    <message>
        <source>The request is not valid</source>
        <translation>La petición no es válida</translation>
    </message>
    <message>
        <source>The request is too large</source>
        <translation>La petición es demasiado grande</translation>
    </message>
    <message>
        <source>The result cannot replace its source: choose another name.</source>
        <translation>El resultado no puede sustituir a su fuente: elija otro nombre.</translation>
    </message>
    <message>
        <source>The scene has fewer than three bands</source>
        <translation>La escena tiene menos de tres bandas</translation>
    </message>
    <message>
        <source>The scene, its project or its area is no longer on the server.</source>
        <translation>La escena, su proyecto o su área ya no está en el servidor.</translation>
    </message>
    <message>
        <source>The server answers and lets you in</source>
        <translation>El servidor responde y le deja entrar</translation>
    </message>
    <message>
        <source>The server answers with over {most} KiB. Ask for less at once; see whether the address is right.</source>
        <translation>El servidor responde con más de {most} KiB. Pida menos a la vez; vea si la dirección es correcta.</translation>
    </message>
    <message>
        <source>The server cannot be used</source>
        <translation>El servidor no se puede usar</translation>
    </message>
    <message>
        <source>The server could not do this.</source>
        <translation>El servidor no pudo hacerlo.</translation>
    </message>
    <message>
        <source>The server could not start</source>
        <translation>El servidor no pudo iniciarse</translation>
    </message>
    <message>
        <source>The server could not start. QGIS's Python console shows why.</source>
        <translation>El servidor no pudo iniciarse. La consola de Python de QGIS muestra por qué.</translation>
    </message>
    <message>
        <source>The server could not start: {reason}</source>
        <translation>El servidor no pudo iniciarse: {reason}</translation>
    </message>
    <message>
        <source>The server did not say why.</source>
        <translation>El servidor no dijo por qué.</translation>
    </message>
    <message>
        <source>The server did not take the file</source>
        <translation>El servidor no aceptó el archivo</translation>
    </message>
    <message>
        <source>The server did not understand the request.</source>
        <translation>El servidor no entendió la petición.</translation>
    </message>
    <message>
        <source>The server does not accept this key: enter a valid one.</source>
        <translation>El servidor no acepta esta clave: introduzca una válida.</translation>
    </message>
    <message>
        <source>The server does not accept your key.</source>
        <translation>El servidor no acepta su clave.</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>El servidor no responde</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>El servidor no responde.</translation>
    </message>
    <message>
        <source>The server does not answer: see whether it runs, then try again.</source>
        <translation>El servidor no responde: vea si está en marcha y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The server does not know this key, or it has expired. Enter a valid one.</source>
        <translation>El servidor no conoce esta clave, o ha caducado. Introduzca una válida.</translation>
    </message>
    <message>
        <source>The server does not run</source>
        <translation>El servidor no está en marcha</translation>
    </message>
    <message>
        <source>The server does not run yet: wait a moment, then try again.</source>
        <translation>El servidor aún no está en marcha: espere un momento y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>The server ended and is started again. {reason}</source>
        <translation>El servidor terminó y se inicia de nuevo. {reason}</translation>
    </message>
    <message>
        <source>The server ended by itself: start it again.</source>
        <translation>El servidor terminó por sí solo: inícielo de nuevo.</translation>
    </message>
    <message>
        <source>The server ended meanwhile.</source>
        <translation>El servidor terminó entretanto.</translation>
    </message>
    <message>
        <source>The server has no Python of its own yet: set it up, or choose one in options.</source>
        <translation>El servidor aún no tiene su propio Python: configúrelo o elija uno en las opciones.</translation>
    </message>
    <message>
        <source>The server has no such thing, or it belongs to somebody else.</source>
        <translation>El servidor no tiene tal cosa, o pertenece a otra persona.</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>El servidor está ocupado</translation>
    </message>
    <message>
        <source>The server is stopped</source>
        <translation>El servidor está detenido</translation>
    </message>
    <message>
        <source>The server is too old</source>
        <translation>El servidor es demasiado antiguo</translation>
    </message>
    <message>
        <source>The server lists over {most} entries: ask for less.</source>
        <translation>El servidor enumera más de {most} entradas: pida menos.</translation>
    </message>
    <message>
        <source>The server met an error that it did not expect.</source>
        <translation>El servidor encontró un error inesperado.</translation>
    </message>
    <message>
        <source>The server names an address that is not its own: nothing was sent there.</source>
        <translation>El servidor nombra una dirección que no es la suya: no se envió nada allí.</translation>
    </message>
    <message>
        <source>The server needs Python 3.11 or newer; this QGIS has {have}.</source>
        <translation>El servidor necesita Python 3.11 o posterior; este QGIS tiene {have}.</translation>
    </message>
    <message>
        <source>The server no longer knows the area of this clip.</source>
        <translation>El servidor ya no conoce el área de este recorte.</translation>
    </message>
    <message>
        <source>The server of this layer could not start. Click to try again.</source>
        <translation>El servidor de esta capa no pudo iniciarse. Haga clic para intentarlo de nuevo.</translation>
    </message>
    <message>
        <source>The server of this layer is stopped. Click to start it.</source>
        <translation>El servidor de esta capa está detenido. Haga clic para iniciarlo.</translation>
    </message>
    <message>
        <source>The server of this layer, {url}, does not answer. It is asked again.</source>
        <translation>El servidor de esta capa, {url}, no responde. Se le pregunta de nuevo.</translation>
    </message>
    <message>
        <source>The server of this upload is not in use: switch to it, or start it, first.</source>
        <translation>El servidor de esta subida no está en uso: cambie a él o inícielo primero.</translation>
    </message>
    <message>
        <source>The server on this computer is not set up yet.</source>
        <translation>El servidor de este equipo aún no está configurado.</translation>
    </message>
    <message>
        <source>The server reads rasters, draws tiles and clips. It needs Python packages that QGIS does not bring. Nothing is installed before you agree, and a server elsewhere works without them.</source>
        <translation>El servidor lee rásteres, dibuja teselas y recorta. Necesita paquetes de Python que QGIS no trae. No se instala nada antes de que acepte, y un servidor en otro lugar funciona sin ellos.</translation>
    </message>
    <message>
        <source>The server sends its callers elsewhere</source>
        <translation>El servidor envía a otro lugar</translation>
    </message>
    <message>
        <source>The server sent something else than the clip: it was not kept.</source>
        <translation>El servidor envió algo distinto del recorte: no se guardó.</translation>
    </message>
    <message>
        <source>The server stopped several times while it made this clip, and gave it up.</source>
        <translation>El servidor se detuvo varias veces al hacer este recorte y lo abandonó.</translation>
    </message>
    <message>
        <source>The server takes too long</source>
        <translation>El servidor tarda demasiado</translation>
    </message>
    <message>
        <source>The server that the plugin runs itself</source>
        <translation>El servidor que gestiona el propio complemento</translation>
    </message>
    <message>
        <source>The server took the same part several times and says that it has not arrived. Ask who runs it whether its disk is full.</source>
        <translation>El servidor recibió la misma parte varias veces y dice que no ha llegado. Pregunte a quien lo administra si su disco está lleno.</translation>
    </message>
    <message>
        <source>The server went away midway. Try again.</source>
        <translation>El servidor desapareció a mitad de camino. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The server's answer cannot be read</source>
        <translation>La respuesta del servidor no se puede leer</translation>
    </message>
    <message>
        <source>The server's name is not known</source>
        <translation>El nombre del servidor no se conoce</translation>
    </message>
    <message>
        <source>The server's process ended: {reason}</source>
        <translation>El proceso del servidor terminó: {reason}</translation>
    </message>
    <message>
        <source>The source file is no longer where it was.</source>
        <translation>El archivo de origen ya no está donde estaba.</translation>
    </message>
    <message>
        <source>The source is compressed with loss: its pixels were stored without, larger.</source>
        <translation>El origen está comprimido con pérdida: sus píxeles se guardaron sin ella, con más tamaño.</translation>
    </message>
    <message>
        <source>The source is damaged: {}</source>
        <translation>El origen está dañado: {}</translation>
    </message>
    <message>
        <source>The source was replaced while it was read.</source>
        <translation>El origen se reemplazó mientras se leía.</translation>
    </message>
    <message>
        <source>The storage or the database of the server was out of reach.</source>
        <translation>El almacenamiento o la base de datos del servidor no estaba al alcance.</translation>
    </message>
    <message>
        <source>The style “{name}” is deleted.</source>
        <translation>El estilo «{name}» está eliminado.</translation>
    </message>
    <message>
        <source>The style “{name}” is saved.</source>
        <translation>El estilo «{name}» está guardado.</translation>
    </message>
    <message>
        <source>The text is longer than {most} million characters.</source>
        <translation>El texto supera los {most} millones de caracteres.</translation>
    </message>
    <message>
        <source>The tiles cannot be written: {reason}</source>
        <translation>Las teselas no se pueden escribir: {reason}</translation>
    </message>
    <message>
        <source>The tiles cannot replace their source: choose another name.</source>
        <translation>Las teselas no pueden reemplazar su origen: elija otro nombre.</translation>
    </message>
    <message>
        <source>The upload does not get on</source>
        <translation>La subida no avanza</translation>
    </message>
    <message>
        <source>The upload goes elsewhere</source>
        <translation>La subida iría a otro lugar</translation>
    </message>
    <message>
        <source>The upload was cancelled; nothing of it is kept.</source>
        <translation>La subida se canceló; no se guarda nada de ella.</translation>
    </message>
    <message>
        <source>There are more than {most} vertices.</source>
        <translation>Hay más de {most} vértices.</translation>
    </message>
    <message>
        <source>There is a note on {count} of them.</source>
        <translation>Hay una nota sobre {count} de ellos.</translation>
    </message>
    <message>
        <source>There is an area of that name.</source>
        <translation>Ya hay un área con ese nombre.</translation>
    </message>
    <message>
        <source>There is no band “{name}” in this scene.</source>
        <translation>No hay ninguna banda «{name}» en esta escena.</translation>
    </message>
    <message>
        <source>There is no delivery area.</source>
        <translation>No hay ningún área de entrega.</translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>No existe el archivo {name}.</translation>
    </message>
    <message>
        <source>There is no polygon that could be used.</source>
        <translation>No hay ningún polígono que se pueda usar.</translation>
    </message>
    <message>
        <source>There is no room for this in {folder}.</source>
        <translation>No hay sitio para esto en {folder}.</translation>
    </message>
    <message>
        <source>There is no room left on the disk of the server.</source>
        <translation>No queda espacio en el disco del servidor.</translation>
    </message>
    <message>
        <source>There is no room left on the disk.</source>
        <translation>No queda espacio en el disco.</translation>
    </message>
    <message>
        <source>There is no room: {free} MB are free, {wanted} MB are needed.</source>
        <translation>No hay espacio: {free} MB libres, hacen falta {wanted} MB.</translation>
    </message>
    <message>
        <source>There is no secure connection</source>
        <translation>No hay conexión segura</translation>
    </message>
    <message>
        <source>There is no server to ask: start it first.</source>
        <translation>No hay servidor al que preguntar: inícielo primero.</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>No hay texto.</translation>
    </message>
    <message>
        <source>There is no vector file in {name}.</source>
        <translation>No hay ningún archivo vectorial en {name}.</translation>
    </message>
    <message>
        <source>There is nothing in {name}.</source>
        <translation>No hay nada en {name}.</translation>
    </message>
    <message>
        <source>These Python packages are missing: {names}.</source>
        <translation>Faltan estos paquetes de Python: {names}.</translation>
    </message>
    <message>
        <source>These bounds are no longitudes and latitudes: name their CRS with them.</source>
        <translation>Estos límites no son longitudes y latitudes: indique su SRC.</translation>
    </message>
    <message>
        <source>These would be {count} tiles, more than {most}: choose a lower last zoom.</source>
        <translation>Serían {count} teselas, más de {most}: elija un último zoom menor.</translation>
    </message>
    <message>
        <source>This GeoJSON</source>
        <translation>Este GeoJSON</translation>
    </message>
    <message>
        <source>This GeoJSON has no polygon.</source>
        <translation>Este GeoJSON no tiene polígonos.</translation>
    </message>
    <message>
        <source>This GeoJSON is not put together as GeoJSON is.</source>
        <translation>Este GeoJSON no está formado como GeoJSON.</translation>
    </message>
    <message>
        <source>This address leads to another server: enter the key that is meant for it.</source>
        <translation>Esta dirección lleva a otro servidor: introduzca la clave que le corresponde.</translation>
    </message>
    <message>
        <source>This can be computed</source>
        <translation>Esto se puede calcular</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>This contradicts an earlier request</source>
        <translation>Esto contradice una petición anterior</translation>
    </message>
    <message>
        <source>This could not be loaded</source>
        <translation>Esto no se pudo cargar</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Esto no funcionó</translation>
    </message>
    <message>
        <source>This is JSON, but no GeoJSON object.</source>
        <translation>Es JSON, pero no un objeto GeoJSON.</translation>
    </message>
    <message>
        <source>This is neither GeoJSON nor a WKT POLYGON or MULTIPOLYGON, nor four bounds.</source>
        <translation>No es GeoJSON, ni un WKT POLYGON o MULTIPOLYGON, ni cuatro límites.</translation>
    </message>
    <message>
        <source>This is no GeoTIFF</source>
        <translation>Esto no es un GeoTIFF</translation>
    </message>
    <message>
        <source>This is no valid JSON{place}.</source>
        <translation>Este JSON no es válido{place}.</translation>
    </message>
    <message>
        <source>This is no web address.</source>
        <translation>No es una dirección web.</translation>
    </message>
    <message>
        <source>This is not a Geopera server</source>
        <translation>No es un servidor de Geopera</translation>
    </message>
    <message>
        <source>This key may not do this: ask for a wider scope or a larger quota.</source>
        <translation>Esta clave no puede hacerlo: pida más permisos o una cuota mayor.</translation>
    </message>
    <message>
        <source>This layer has no extent.</source>
        <translation>Esta capa no tiene extensión.</translation>
    </message>
    <message>
        <source>This layer is of another server ({name}): switch to it.</source>
        <translation>Esta capa es de otro servidor ({name}): cambie a él.</translation>
    </message>
    <message>
        <source>This place has one capture date only: there is nothing to compare it with.</source>
        <translation>Este lugar solo tiene una fecha de captura: no hay con qué compararla.</translation>
    </message>
    <message>
        <source>This place has one capture date only: there is nothing to step through.</source>
        <translation>Este lugar solo tiene una fecha de captura: no hay nada que recorrer.</translation>
    </message>
    <message>
        <source>This project is empty</source>
        <translation>Este proyecto está vacío</translation>
    </message>
    <message>
        <source>This scene is of another server: connect to that one first.</source>
        <translation>Esta escena es de otro servidor: conéctese antes a él.</translation>
    </message>
    <message>
        <source>This server takes entries of the kind Basic; this one is of the kind {kind}.</source>
        <translation>Este servidor acepta entradas del tipo Basic; esta es del tipo {kind}.</translation>
    </message>
    <message>
        <source>This style does not suit this scene: choose another one.</source>
        <translation>Este estilo no va con esta escena: elija otro.</translation>
    </message>
    <message>
        <source>This was cancelled; nothing was written.</source>
        <translation>Se ha cancelado; no se ha escrito nada.</translation>
    </message>
    <message>
        <source>This was cancelled; {count} polygons were measured and written before.</source>
        <translation>Se canceló; antes se midieron y escribieron {count} polígonos.</translation>
    </message>
    <message>
        <source>Tick all of the list</source>
        <translation>Marcar toda la lista</translation>
    </message>
    <message>
        <source>Tick at least one band of {raster}.</source>
        <translation>Marque al menos una banda de {raster}.</translation>
    </message>
    <message>
        <source>Tick at least one mosaic.</source>
        <translation>Marque al menos un mosaico.</translation>
    </message>
    <message>
        <source>Tick at least one raster.</source>
        <translation>Marque al menos un ráster.</translation>
    </message>
    <message>
        <source>Tick at least one scene.</source>
        <translation>Marque al menos una escena.</translation>
    </message>
    <message>
        <source>Tick none of the list</source>
        <translation>No marcar nada de la lista</translation>
    </message>
    <message>
        <source>TileJSON address</source>
        <translation>Dirección TileJSON</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Teselas</translation>
    </message>
    <message>
        <source>Tiles are copied as they are stored.</source>
        <translation>Las teselas se copian tal como están guardadas.</translation>
    </message>
    <message>
        <source>Tiles are read with the key itself: it may not make a token.</source>
        <translation>Las teselas se leen con la propia clave: no puede crear un token.</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>Serie temporal</translation>
    </message>
    <message>
        <source>Time series of an area</source>
        <translation>Serie temporal de un área</translation>
    </message>
    <message>
        <source>Too many requests at once</source>
        <translation>Demasiadas peticiones a la vez</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Try again when some of them are done.</source>
        <translation>Inténtelo de nuevo cuando algunos terminen.</translation>
    </message>
    <message>
        <source>Try it again.</source>
        <translation>Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Turn the colours round</source>
        <translation>Invertir los colores</translation>
    </message>
    <message>
        <source>Turn the divider (T)</source>
        <translation>Girar el divisor (T)</translation>
    </message>
    <message>
        <source>Type a part of a name to search, such as “moisture” or “NDVI”</source>
        <translation>Escriba parte de un nombre para buscar, como «moisture» o «NDVI»</translation>
    </message>
    <message>
        <source>Type a radius such as 500 or 1.5 km.</source>
        <translation>Escriba un radio como 500 o 1.5 km.</translation>
    </message>
    <message>
        <source>Type bounds</source>
        <translation>Escribir límites</translation>
    </message>
    <message>
        <source>Typed bounds…</source>
        <translation>Límites escritos…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Unnamed area</source>
        <translation>Área sin nombre</translation>
    </message>
    <message>
        <source>Upload GeoTIFF files to the project</source>
        <translation>Subir archivos GeoTIFF al proyecto</translation>
    </message>
    <message>
        <source>Upload GeoTIFF files…</source>
        <translation>Subir archivos GeoTIFF…</translation>
    </message>
    <message>
        <source>Upload {name} to Geopera</source>
        <translation>Subir {name} a Geopera</translation>
    </message>
    <message>
        <source>Uploaded {scenes}.</source>
        <translation>Se subió: {scenes}.</translation>
    </message>
    <message>
        <source>Uploading {name}</source>
        <translation>Subiendo {name}</translation>
    </message>
    <message>
        <source>Urban</source>
        <translation>Urbano</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Use a server elsewhere…</source>
        <translation>Usar un servidor en otro lugar…</translation>
    </message>
    <message>
        <source>Use this area</source>
        <translation>Usar esta área</translation>
    </message>
    <message>
        <source>Use this layer</source>
        <translation>Usar esta capa</translation>
    </message>
    <message>
        <source>Used when there is no expression.</source>
        <translation>Se usa cuando no hay expresión.</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>Values count downwards: 12 becomes -12 m.</source>
        <translation>Los valores cuentan hacia abajo: 12 pasa a -12 m.</translation>
    </message>
    <message>
        <source>Vector files</source>
        <translation>Archivos vectoriales</translation>
    </message>
    <message>
        <source>WMTS address</source>
        <translation>Dirección WMTS</translation>
    </message>
    <message>
        <source>Wait until the server is up, then try again.</source>
        <translation>Espere a que el servidor esté en marcha y vuelva a intentarlo.</translation>
    </message>
    <message>
        <source>Wait until the server is up.</source>
        <translation>Espere a que el servidor esté en marcha.</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Esperando…</translation>
    </message>
    <message>
        <source>Weight pixels at edges</source>
        <translation>Ponderar los píxeles del borde</translation>
    </message>
    <message>
        <source>Welcome to Geopera</source>
        <translation>Bienvenido a Geopera</translation>
    </message>
    <message>
        <source>West</source>
        <translation>Oeste</translation>
    </message>
    <message>
        <source>West must be smaller than east.</source>
        <translation>El oeste debe ser menor que el este.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>What answers shows a certificate that is not for {host}.</source>
        <translation>Lo que responde muestra un certificado que no es de {host}.</translation>
    </message>
    <message>
        <source>What is chosen does not touch the area.</source>
        <translation>Lo elegido no toca el área.</translation>
    </message>
    <message>
        <source>What is known of jobs and uploads cannot be kept: {reason}</source>
        <translation>No se puede guardar lo que se sabe de los trabajos y las subidas: {reason}</translation>
    </message>
    <message>
        <source>What is measured: search the formulas, or type an expression of bands</source>
        <translation>Qué se mide: busque entre las fórmulas o escriba una expresión de bandas</translation>
    </message>
    <message>
        <source>What map clients show; empty for the name of the raster.</source>
        <translation>Lo que muestran los clientes de mapas; vacío para el nombre del ráster.</translation>
    </message>
    <message>
        <source>What pip says appears here.</source>
        <translation>Lo que dice pip aparece aquí.</translation>
    </message>
    <message>
        <source>What the colour of a day tells</source>
        <translation>Lo que indica el color de un día</translation>
    </message>
    <message>
        <source>What the server on this computer may read</source>
        <translation>Lo que el servidor de este equipo puede leer</translation>
    </message>
    <message>
        <source>What will be installed</source>
        <translation>Qué se instalará</translation>
    </message>
    <message>
        <source>What you choose is shown at once by the layer {}</source>
        <translation>Lo que elija lo muestra al instante la capa {}</translation>
    </message>
    <message>
        <source>When another program has it, any free port is taken</source>
        <translation>Si otro programa lo tiene, se toma cualquiera libre</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Where the light comes from</source>
        <translation>De dónde viene la luz</translation>
    </message>
    <message>
        <source>Where the server runs</source>
        <translation>Dónde funciona el servidor</translation>
    </message>
    <message>
        <source>Which raster of the scene is drawn</source>
        <translation>Qué ráster de la escena se dibuja</translation>
    </message>
    <message>
        <source>Whole scene</source>
        <translation>Escena completa</translation>
    </message>
    <message>
        <source>Whom map clients should name.</source>
        <translation>A quién deben nombrar los clientes de mapas.</translation>
    </message>
    <message>
        <source>Widen them, or show all scenes again.</source>
        <translation>Amplíelos, o muestre de nuevo todas las escenas.</translation>
    </message>
    <message>
        <source>Work out the coverage</source>
        <translation>Calcular la cobertura</translation>
    </message>
    <message>
        <source>Write an expression, such as (nir - red) / (nir + red).</source>
        <translation>Escriba una expresión, como (nir - red) / (nir + red).</translation>
    </message>
    <message>
        <source>Write the area of interest</source>
        <translation>Escribir el área de interés</translation>
    </message>
    <message>
        <source>Writes a GeoTIFF of one band, heights in metres, as PNG tiles whose red, green and blue say the height, for map clients that draw relief or stand in 3D: Mapbox Terrain-RGB (steps of 10 cm from -10,000 m) or Terrarium (steps of 4 mm from -32,768 m).

What has no height is transparent and 0 m. The scale and offset of the band are applied. Depths, which count downwards, can be turned into heights. A cancelled export leaves no file.</source>
        <translation>Escribe un GeoTIFF de una banda, alturas en metros, como teselas PNG cuyo rojo, verde y azul indican la altura, para clientes de mapas que dibujan relieve o 3D: Mapbox Terrain-RGB (pasos de 10 cm desde -10 000 m) o Terrarium (pasos de 4 mm desde -32 768 m).

Lo que no tiene altura es transparente y 0 m. Se aplican la escala y el desplazamiento de la banda. Las profundidades, que cuentan hacia abajo, se pueden convertir en alturas. Una exportación cancelada no deja archivo.</translation>
    </message>
    <message>
        <source>XYZ address</source>
        <translation>Dirección XYZ</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Año</translation>
    </message>
    <message>
        <source>Your own files can always be read. What is named below may be on any network, your own included; one folder or address in a line.</source>
        <translation>Sus propios archivos siempre se pueden leer. Lo que se nombre abajo puede estar en cualquier red, también la suya; una carpeta o dirección por línea.</translation>
    </message>
    <message>
        <source>Zonal statistics</source>
        <translation>Estadística zonal</translation>
    </message>
    <message>
        <source>Zonal statistics, exact</source>
        <translation>Estadística zonal, exacta</translation>
    </message>
    <message>
        <source>Zoom to</source>
        <translation>Acercar a</translation>
    </message>
    <message>
        <source>Zoom to the area</source>
        <translation>Acercar al área</translation>
    </message>
    <message>
        <source>Zoom {first} to {last}: up to {count} tiles.</source>
        <translation>Zoom {first} a {last}: hasta {count} teselas.</translation>
    </message>
    <message>
        <source>a scene that is no longer there</source>
        <translation>una escena que ya no existe</translation>
    </message>
    <message>
        <source>about {download} to fetch, {disk} on disk</source>
        <translation>unos {download} de descarga, {disk} en disco</translation>
    </message>
    <message>
        <source>after waiting {time}</source>
        <translation>tras esperar {time}</translation>
    </message>
    <message>
        <source>any</source>
        <translation>cualquiera</translation>
    </message>
    <message>
        <source>area</source>
        <translation>área</translation>
    </message>
    <message>
        <source>areas</source>
        <translation>áreas</translation>
    </message>
    <message>
        <source>band</source>
        <translation>banda</translation>
    </message>
    <message>
        <source>bands</source>
        <translation>bandas</translation>
    </message>
    <message>
        <source>beside the project: {folder}</source>
        <translation>junto al proyecto: {folder}</translation>
    </message>
    <message>
        <source>bounds</source>
        <translation>límites</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>recorte</translation>
    </message>
    <message>
        <source>clip,crop,cut,mask,extract,cog,lossless,area of interest</source>
        <translation>recortar,cortar,enmascarar,extraer,cog,sin pérdida,área de interés</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>recortes</translation>
    </message>
    <message>
        <source>cloud {percent}</source>
        <translation>nubes {percent}</translation>
    </message>
    <message>
        <source>cloud {percent} %</source>
        <translation>nubes {percent} %</translation>
    </message>
    <message>
        <source>date</source>
        <translation>fecha</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>fechas</translation>
    </message>
    <message>
        <source>day</source>
        <translation>día</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>delivery area {name}</source>
        <translation>área de entrega {name}</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>código de salida {code}</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>objeto</translation>
    </message>
    <message>
        <source>features</source>
        <translation>objetos</translation>
    </message>
    <message>
        <source>file</source>
        <translation>archivo</translation>
    </message>
    <message>
        <source>files</source>
        <translation>archivos</translation>
    </message>
    <message>
        <source>in QGIS</source>
        <translation>en QGIS</translation>
    </message>
    <message>
        <source>incomplete: repair or remove it</source>
        <translation>incompleto: repárelo o quítelo</translation>
    </message>
    <message>
        <source>installed, {count} packages, {size}</source>
        <translation>instalado, {count} paquetes, {size}</translation>
    </message>
    <message>
        <source>it expires</source>
        <translation>que caduque</translation>
    </message>
    <message>
        <source>it is done, but could not be loaded: {reason}</source>
        <translation>está hecho, pero no se pudo cargar: {reason}</translation>
    </message>
    <message>
        <source>job</source>
        <translation>trabajo</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>trabajos</translation>
    </message>
    <message>
        <source>kept in QGIS; type to replace it</source>
        <translation>guardada en QGIS; escriba para reemplazarla</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>capa</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>capas</translation>
    </message>
    <message>
        <source>less than {time} s</source>
        <translation>menos de {time} s</translation>
    </message>
    <message>
        <source>line</source>
        <translation>línea</translation>
    </message>
    <message>
        <source>made for another version of the plugin: repair it</source>
        <translation>hecho para otra versión del complemento: repárelo</translation>
    </message>
    <message>
        <source>mapbox for Terrain-RGB as Mapbox and MapTiler use it.</source>
        <translation>mapbox para Terrain-RGB como lo usan Mapbox y MapTiler.</translation>
    </message>
    <message>
        <source>mean, p10 to p90</source>
        <translation>media, p10 a p90</translation>
    </message>
    <message>
        <source>mosaic</source>
        <translation>mosaico</translation>
    </message>
    <message>
        <source>mosaics</source>
        <translation>mosaicos</translation>
    </message>
    <message>
        <source>ndvi,ndwi,evi,index,formula,expression,band math,raster calculator</source>
        <translation>ndvi,ndwi,evi,índice,fórmula,expresión,cálculo de bandas,calculadora ráster</translation>
    </message>
    <message>
        <source>no area</source>
        <translation>sin área</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>none needed</source>
        <translation>no hace falta</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>no instalado</translation>
    </message>
    <message>
        <source>not on the map yet</source>
        <translation>aún no está en el mapa</translation>
    </message>
    <message>
        <source>p10 to p90: {low} to {high}</source>
        <translation>p10 a p90: {low} a {high}</translation>
    </message>
    <message>
        <source>part</source>
        <translation>parte</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>partes</translation>
    </message>
    <message>
        <source>pip ended without a word.</source>
        <translation>pip terminó sin decir nada.</translation>
    </message>
    <message>
        <source>pixel</source>
        <translation>píxel</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>píxeles</translation>
    </message>
    <message>
        <source>pixels moved to another grid</source>
        <translation>píxeles movidos a otra cuadrícula</translation>
    </message>
    <message>
        <source>pixels written again without loss</source>
        <translation>píxeles escritos de nuevo sin pérdida</translation>
    </message>
    <message>
        <source>project</source>
        <translation>proyecto</translation>
    </message>
    <message>
        <source>projects</source>
        <translation>proyectos</translation>
    </message>
    <message>
        <source>qgis_process command</source>
        <translation>Comando qgis_process</translation>
    </message>
    <message>
        <source>run by the plugin</source>
        <translation>gestionado por el complemento</translation>
    </message>
    <message>
        <source>saved here</source>
        <translation>guardado aquí</translation>
    </message>
    <message>
        <source>scene</source>
        <translation>escena</translation>
    </message>
    <message>
        <source>scenes</source>
        <translation>escenas</translation>
    </message>
    <message>
        <source>several rasters put together, {how}</source>
        <translation>varios rásteres unidos, {how}</translation>
    </message>
    <message>
        <source>statistics,zonal,zones,mean,median,percentile,histogram,weighted</source>
        <translation>estadística,zonal,zonas,media,mediana,percentil,histograma,ponderado</translation>
    </message>
    <message>
        <source>such as (nir - red) / (nir + red)</source>
        <translation>como (nir - red) / (nir + red)</translation>
    </message>
    <message>
        <source>such as Harbour office</source>
        <translation>como Oficina del puerto</translation>
    </message>
    <message>
        <source>terrain,elevation,dem,terrain-rgb,terrarium,3d,hillshade,mbtiles,xyz</source>
        <translation>relieve,elevación,mde,terrain-rgb,terrarium,3d,sombreado,mbtiles,xyz</translation>
    </message>
    <message>
        <source>the one that the plugin installed</source>
        <translation>el que instaló el complemento</translation>
    </message>
    <message>
        <source>the server of this computer</source>
        <translation>el servidor de este equipo</translation>
    </message>
    <message>
        <source>tiles copied as they are stored</source>
        <translation>teselas copiadas tal como están guardadas</translation>
    </message>
    <message>
        <source>tiles,mbtiles,xyz,offline,basemap,web mercator,pyramid</source>
        <translation>teselas,mbtiles,xyz,sin conexión,mapa base,web mercator,pirámide</translation>
    </message>
    <message>
        <source>time series,dates,phenology,statistics,temporal,chart,ndvi</source>
        <translation>serie temporal,fechas,fenología,estadística,temporal,gráfico,ndvi</translation>
    </message>
    <message>
        <source>to</source>
        <translation>hasta</translation>
    </message>
    <message>
        <source>vertex</source>
        <translation>vértice</translation>
    </message>
    <message>
        <source>vertices</source>
        <translation>vértices</translation>
    </message>
    <message>
        <source>{address} did not answer in time. Try again, or ask for less at once.</source>
        <translation>{address} no respondió a tiempo. Inténtelo de nuevo o pida menos a la vez.</translation>
    </message>
    <message>
        <source>{address} is no web address.</source>
        <translation>{address} no es una dirección web.</translation>
    </message>
    <message>
        <source>{address} refers to another place ({where}). Enter that address if you trust it.</source>
        <translation>{address} remite a otro lugar ({where}). Introduzca esa dirección si confía en ella.</translation>
    </message>
    <message>
        <source>{area}, across 180°</source>
        <translation>{area}, a través de 180°</translation>
    </message>
    <message>
        <source>{arrived} of {expected} bytes arrived. Try again.</source>
        <translation>Llegaron {arrived} de {expected} bytes. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>{copied} of {all} are copied tile by tile, the others written again.</source>
        <translation>{copied} de {all} se copian tesela a tesela, los demás se escriben de nuevo.</translation>
    </message>
    <message>
        <source>{count} Python packages, rasterio and rio-tiler among them, pinned and checked by their hashes, from pypi.org</source>
        <translation>{count} paquetes de Python, rasterio y rio-tiler entre ellos, fijados y verificados por sus sumas, de pypi.org</translation>
    </message>
    <message>
        <source>{count} are on the map.</source>
        <translation>{count} están en el mapa.</translation>
    </message>
    <message>
        <source>{count} did not arrive completely: {names}</source>
        <translation>{count} sin llegar por completo: {names}</translation>
    </message>
    <message>
        <source>{count} finished while QGIS was closed.</source>
        <translation>{count} terminados mientras QGIS estaba cerrado.</translation>
    </message>
    <message>
        <source>{count} layers cannot be drawn: their server is gone.</source>
        <translation>{count} capas no se pueden dibujar: su servidor no está.</translation>
    </message>
    <message>
        <source>{count} more: see the Geopera panel</source>
        <translation>{count} más: vea el panel de Geopera</translation>
    </message>
    <message>
        <source>{count} started on {server}: you find the results there.</source>
        <translation>{count} en marcha en {server}: allí encontrará los resultados.</translation>
    </message>
    <message>
        <source>{count} vertices are too many to edit by hand: simplify the area first.</source>
        <translation>{count} vértices son demasiados para editarlos a mano: simplifique antes el área.</translation>
    </message>
    <message>
        <source>{crs} is not known.</source>
        <translation>{crs} no se conoce.</translation>
    </message>
    <message>
        <source>{host} does not speak HTTPS as it should. See whether the address begins with http:// or has another port.</source>
        <translation>{host} no habla HTTPS como debería. Vea si la dirección empieza por http:// o tiene otro puerto.</translation>
    </message>
    <message>
        <source>{how}; its codec was lossy</source>
        <translation>{how}; su códec era con pérdida</translation>
    </message>
    <message>
        <source>{layer} cannot be drawn: its server is gone.</source>
        <translation>{layer} no se puede dibujar: su servidor no está.</translation>
    </message>
    <message>
        <source>{length} around</source>
        <translation>{length} de contorno</translation>
    </message>
    <message>
        <source>{name} cannot be read any more.</source>
        <translation>{name} ya no se puede leer.</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>{name} no se puede leer.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} no se puede leer: {reason}.</translation>
    </message>
    <message>
        <source>{name} does not say in which CRS it is: give it one first.</source>
        <translation>{name} no dice en qué SRC está: asígnele uno antes.</translation>
    </message>
    <message>
        <source>{name} has lines, but none that ends where it begins.</source>
        <translation>{name} tiene líneas, pero ninguna que termine donde empieza.</translation>
    </message>
    <message>
        <source>{name} has more than {most} features: choose some in a layer first.</source>
        <translation>{name} tiene más de {most} objetos: elija antes algunos en una capa.</translation>
    </message>
    <message>
        <source>{name} has more than {most} vertices.</source>
        <translation>{name} tiene más de {most} vértices.</translation>
    </message>
    <message>
        <source>{name} has no polygons.</source>
        <translation>{name} no tiene polígonos.</translation>
    </message>
    <message>
        <source>{name} holds more than {most} files.</source>
        <translation>{name} contiene más de {most} archivos.</translation>
    </message>
    <message>
        <source>{name} is a folder.</source>
        <translation>{name} es una carpeta.</translation>
    </message>
    <message>
        <source>{name} is larger than {most} MB: take out the part that you need first.</source>
        <translation>{name} supera los {most} MB: extraiga antes la parte que necesita.</translation>
    </message>
    <message>
        <source>{name} is no readable archive.</source>
        <translation>{name} no es un archivo comprimido legible.</translation>
    </message>
    <message>
        <source>{name} is no vector file that can be read.</source>
        <translation>{name} no es un archivo vectorial legible.</translation>
    </message>
    <message>
        <source>{name} is not empty: choose a new folder.</source>
        <translation>{name} no está vacía: elija una carpeta nueva.</translation>
    </message>
    <message>
        <source>{name} was not uploaded. {reason}</source>
        <translation>{name} no se subió. {reason}</translation>
    </message>
    <message>
        <source>{name} was written to while it was sent: try again.</source>
        <translation>Se escribió en {name} mientras se enviaba: inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>{number} million</source>
        <translation>{number} millones</translation>
    </message>
    <message>
        <source>{outside} of {all} do not touch the area and will be left out.</source>
        <translation>{outside} de {all} no tocan el área y se omitirán.</translation>
    </message>
    <message>
        <source>{path} cannot be written: choose another place.</source>
        <translation>{path} no se puede escribir: elija otro lugar.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{program} has neither pip nor venv. On Debian and Ubuntu the package python3-venv brings them; elsewhere install Python from python.org.</source>
        <translation>{program} no tiene ni pip ni venv. En Debian y Ubuntu los trae el paquete python3-venv; en otros, instale Python desde python.org.</translation>
    </message>
    <message>
        <source>{scenes}: {reason}</source>
        <translation>{scenes}: {reason}</translation>
    </message>
    <message>
        <source>{share} covered by {scene}</source>
        <translation>{share} cubierto por {scene}</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{size} of text, too long to be shown</source>
        <translation>{size} de texto, demasiado largo para mostrarlo</translation>
    </message>
    <message>
        <source>{there} of {total}</source>
        <translation>{there} de {total}</translation>
    </message>
    <message>
        <source>{ticked} of {all} ticked</source>
        <translation>{ticked} de {all} marcados</translation>
    </message>
    <message>
        <source>{time} h</source>
        <translation>{time} h</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>quedan {time}</translation>
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
        <translation>{title}: {details}. Un doble clic la añade al mapa.</translation>
    </message>
    <message>
        <source>{units} held for it</source>
        <translation>{units} reservadas para ello</translation>
    </message>
    <message>
        <source>{width} x {height} pixels</source>
        <translation>{width} x {height} píxeles</translation>
    </message>
    <message>
        <source>{z}/{x}/{y} and tilejson.json, instead of an MBTiles file.</source>
        <translation>{z}/{x}/{y} y tilejson.json, en vez de un archivo MBTiles.</translation>
    </message>
    <message>
        <source>{} is not a GeoTIFF on this computer: choose its file.</source>
        <translation>{} no es un GeoTIFF de este equipo: elija su archivo.</translation>
    </message>
    <message>
        <source>{} shows tiles of a server: Processing works on files. Clip the scene first, or choose its GeoTIFF.</source>
        <translation>{} muestra teselas de un servidor: Procesos trabaja con archivos. Recorte antes la escena o elija su GeoTIFF.</translation>
    </message>
    <message>
        <source>{} x {} pixels, {} of them inside; made by {}.</source>
        <translation>{} x {} píxeles, {} de ellos dentro; hecho por {}.</translation>
    </message>
    <message>
        <source>“{name}” is archived; nothing of it is deleted.</source>
        <translation>«{name}» está archivado; no se elimina nada de él.</translation>
    </message>
    <message>
        <source>“{name}” is no longer kept in this project.</source>
        <translation>«{name}» ya no se guarda en este proyecto.</translation>
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
