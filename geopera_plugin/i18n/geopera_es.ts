<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Geopera</name>
    <message>
        <source>About Geopera</source>
        <translation>Acerca de Geopera</translation>
    </message>
    <message>
        <source>About Geopera…</source>
        <translation>Acerca de Geopera…</translation>
    </message>
    <message>
        <source>Band math that is measured instead of bands.</source>
        <translation>Cálculo de bandas que se mide en vez de bandas.</translation>
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
        <source>Bands</source>
        <translation>Bandas</translation>
    </message>
    <message>
        <source>Browse dated imagery, style it live, and clip it without changing a pixel.</source>
        <translation>Explore imágenes con fecha, déles estilo al instante y recórtelas sin cambiar un píxel.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Recortar</translation>
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
        <source>Clip to the area of interest…</source>
        <translation>Recortar al área de interés…</translation>
    </message>
    <message>
        <source>Computes a formula of the catalogue, or an expression of your own, over the bands of a GeoTIFF, and writes float32 as a Cloud Optimized GeoTIFF on the same grid.

An expression, when given, is used instead of the formula: it names bands, such as (nir - red) / (nir + red) or (b4 - b3) / (b4 + b3); several results are separated by semicolons. A pixel has no value (NaN) where a band has none, or where the result is not finite. With polygons, only pixels whose centre is inside have values.</source>
        <translation>Calcula una fórmula del catálogo, o una expresión propia, sobre las bandas de un GeoTIFF y escribe float32 como Cloud Optimized GeoTIFF en la misma cuadrícula.

Si se da una expresión, se usa en vez de la fórmula: nombra bandas, como (nir - red) / (nir + red) o (b4 - b3) / (b4 + b3); varios resultados se separan con punto y coma. Un píxel no tiene valor (NaN) donde una banda no lo tiene o donde el resultado no es finito. Con polígonos, solo tienen valor los píxeles cuyo centro está dentro.</translation>
    </message>
    <message>
        <source>Count them by the share of their area that is inside.</source>
        <translation>Contarlos por la parte de su área que está dentro.</translation>
    </message>
    <message>
        <source>Cuts a GeoTIFF to the area of polygons, and writes a Cloud Optimized GeoTIFF on the same grid. Pixels whose centre is inside keep their values bit by bit; the others are hidden as the source hides pixels.

Where the tiles of the source can be copied, they are: then the file ends at tiles, unless you ask for the exact box. All polygons together are the area; they may be in any coordinate system, and are repaired when they cross themselves.</source>
        <translation>Recorta un GeoTIFF al área de los polígonos y escribe un Cloud Optimized GeoTIFF en la misma cuadrícula. Los píxeles cuyo centro está dentro conservan sus valores bit a bit; los demás se ocultan como los oculta el origen.

Donde las teselas del origen se pueden copiar, se copian: entonces el archivo termina en teselas, salvo que pida el rectángulo exacto. Todos los polígonos juntos son el área; pueden estar en cualquier sistema de coordenadas y se reparan si se cruzan.</translation>
    </message>
    <message>
        <source>Else the file may end at tiles, with a blank border: that is faster.</source>
        <translation>Si no, el archivo puede terminar en teselas, con un borde vacío: es más rápido.</translation>
    </message>
    <message>
        <source>End at the exact box</source>
        <translation>Terminar en el rectángulo exacto</translation>
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
        <source>Formula</source>
        <translation>Fórmula</translation>
    </message>
    <message>
        <source>Formulas come from the Awesome Spectral Indices catalogue.</source>
        <translation>Las fórmulas proceden del catálogo Awesome Spectral Indices.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 2 or later.</source>
        <translation>Software libre bajo la Licencia Pública General de GNU, versión 2 o posterior.</translation>
    </message>
    <message>
        <source>Geopera capture dates</source>
        <translation>Fechas de captura de Geopera</translation>
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
        <source>Geopera {version}</source>
        <translation>Geopera {version}</translation>
    </message>
    <message>
        <source>Geopera: projects, dates and formulas</source>
        <translation>Geopera: proyectos, fechas y fórmulas</translation>
    </message>
    <message>
        <source>Give a formula or an expression.</source>
        <translation>Indique una fórmula o una expresión.</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>Cómo se hizo</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Índice</translation>
    </message>
    <message>
        <source>It has no geometry.</source>
        <translation>No tiene geometría.</translation>
    </message>
    <message>
        <source>Its figures mean something only for reflectance x 10,000.</source>
        <translation>Sus cifras solo tienen sentido para reflectancia x 10 000.</translation>
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
        <source>Names or numbers by commas, such as red,green,blue; empty for all.</source>
        <translation>Nombres o números separados por comas, como red,green,blue; vacío para todas.</translation>
    </message>
    <message>
        <source>Names or numbers by commas; empty for all but alpha.</source>
        <translation>Nombres o números separados por comas; vacío para todas menos alfa.</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Sin fecha</translation>
    </message>
    <message>
        <source>Numbers from 0 to 100 by commas.</source>
        <translation>Números de 0 a 100 separados por comas.</translation>
    </message>
    <message>
        <source>Only inside polygons</source>
        <translation>Solo dentro de polígonos</translation>
    </message>
    <message>
        <source>Open the documentation in the web browser</source>
        <translation>Abrir la documentación en el navegador</translation>
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
        <source>Pixels inside</source>
        <translation>Píxeles dentro</translation>
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
        <source>Prefix</source>
        <translation>Prefijo</translation>
    </message>
    <message>
        <source>Projects, capture dates and spectral formulas of Geopera</source>
        <translation>Proyectos, fechas de captura y fórmulas espectrales de Geopera</translation>
    </message>
    <message>
        <source>Raster (GeoTIFF)</source>
        <translation>Ráster (GeoTIFF)</translation>
    </message>
    <message>
        <source>Rasters (GeoTIFF)</source>
        <translation>Rásteres (GeoTIFF)</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 del archivo</translation>
    </message>
    <message>
        <source>Show or hide the Geopera panel</source>
        <translation>Mostrar u ocultar el panel de Geopera</translation>
    </message>
    <message>
        <source>Something went wrong, and nothing more is known about it.</source>
        <translation>Algo ha fallado y no se sabe nada más.</translation>
    </message>
    <message>
        <source>Spectral index or band math to COG</source>
        <translation>Índice espectral o cálculo de bandas a COG</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Estadísticas</translation>
    </message>
    <message>
        <source>The source is compressed with loss: its pixels were stored without, larger.</source>
        <translation>El origen está comprimido con pérdida: sus píxeles se guardaron sin ella, con más tamaño.</translation>
    </message>
    <message>
        <source>There is no polygon that could be used.</source>
        <translation>No hay ningún polígono que se pueda usar.</translation>
    </message>
    <message>
        <source>This was cancelled; nothing was written.</source>
        <translation>Se ha cancelado; no se ha escrito nada.</translation>
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
        <source>Used when there is no expression.</source>
        <translation>Se usa cuando no hay expresión.</translation>
    </message>
    <message>
        <source>Weight pixels at edges</source>
        <translation>Ponderar los píxeles del borde</translation>
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
        <source>job</source>
        <translation>trabajo</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>trabajos</translation>
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
        <source>ndvi,ndwi,evi,index,formula,expression,band math,raster calculator</source>
        <translation>ndvi,ndwi,evi,índice,fórmula,expresión,cálculo de bandas,calculadora ráster</translation>
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
        <source>pixel</source>
        <translation>píxel</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>píxeles</translation>
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
        <source>scene</source>
        <translation>escena</translation>
    </message>
    <message>
        <source>scenes</source>
        <translation>escenas</translation>
    </message>
    <message>
        <source>statistics,zonal,zones,mean,median,percentile,histogram,weighted</source>
        <translation>estadística,zonal,zonas,media,mediana,percentil,histograma,ponderado</translation>
    </message>
    <message>
        <source>time series,dates,phenology,statistics,temporal,chart,ndvi</source>
        <translation>serie temporal,fechas,fenología,estadística,temporal,gráfico,ndvi</translation>
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
        <source>{} is not a GeoTIFF on this computer: choose its file.</source>
        <translation>{} no es un GeoTIFF de este equipo: elija su archivo.</translation>
    </message>
    <message>
        <source>{} x {} pixels, {} of them inside; made by {}.</source>
        <translation>{} x {} píxeles, {} de ellos dentro; hecho por {}.</translation>
    </message>
</context>
</TS>
