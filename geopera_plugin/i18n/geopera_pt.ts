<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
<context>
    <name>Geopera</name>
    <message>
        <source>About Geopera</source>
        <translation>Sobre o Geopera</translation>
    </message>
    <message>
        <source>About Geopera…</source>
        <translation>Sobre o Geopera…</translation>
    </message>
    <message>
        <source>Band math that is measured instead of bands.</source>
        <translation>Cálculo de bandas medido em vez das bandas.</translation>
    </message>
    <message>
        <source>Band math, such as (nir - red) / (nir + red), instead of bands.</source>
        <translation>Cálculo de bandas, como (nir - red) / (nir + red), em vez de bandas.</translation>
    </message>
    <message>
        <source>Band math, used instead of the formula.</source>
        <translation>Cálculo de bandas, no lugar da fórmula.</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bandas</translation>
    </message>
    <message>
        <source>Browse dated imagery, style it live, and clip it without changing a pixel.</source>
        <translation>Explore imagens com data, aplique estilos na hora e recorte-as sem alterar um pixel.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Recortar</translation>
    </message>
    <message>
        <source>Clip raster to polygons, lossless</source>
        <translation>Recortar raster por polígonos, sem perda</translation>
    </message>
    <message>
        <source>Clip scenes to the area of interest</source>
        <translation>Recortar cenas pela área de interesse</translation>
    </message>
    <message>
        <source>Clip to the area of interest…</source>
        <translation>Recortar pela área de interesse…</translation>
    </message>
    <message>
        <source>Computes a formula of the catalogue, or an expression of your own, over the bands of a GeoTIFF, and writes float32 as a Cloud Optimized GeoTIFF on the same grid.

An expression, when given, is used instead of the formula: it names bands, such as (nir - red) / (nir + red) or (b4 - b3) / (b4 + b3); several results are separated by semicolons. A pixel has no value (NaN) where a band has none, or where the result is not finite. With polygons, only pixels whose centre is inside have values.</source>
        <translation>Calcula uma fórmula do catálogo, ou uma expressão sua, sobre as bandas de um GeoTIFF e grava float32 como Cloud Optimized GeoTIFF na mesma grade.

Uma expressão, quando dada, é usada no lugar da fórmula: ela nomeia bandas, como (nir - red) / (nir + red) ou (b4 - b3) / (b4 + b3); vários resultados são separados por ponto e vírgula. Um pixel não tem valor (NaN) onde uma banda não tem, ou onde o resultado não é finito. Com polígonos, só têm valor os pixels cujo centro está dentro.</translation>
    </message>
    <message>
        <source>Count them by the share of their area that is inside.</source>
        <translation>Contá-los pela parte de sua área que está dentro.</translation>
    </message>
    <message>
        <source>Cuts a GeoTIFF to the area of polygons, and writes a Cloud Optimized GeoTIFF on the same grid. Pixels whose centre is inside keep their values bit by bit; the others are hidden as the source hides pixels.

Where the tiles of the source can be copied, they are: then the file ends at tiles, unless you ask for the exact box. All polygons together are the area; they may be in any coordinate system, and are repaired when they cross themselves.</source>
        <translation>Recorta um GeoTIFF pela área de polígonos e grava um Cloud Optimized GeoTIFF na mesma grade. Os pixels cujo centro está dentro mantêm seus valores bit a bit; os demais são ocultados como a fonte oculta pixels.

Onde os blocos da fonte podem ser copiados, eles o são: então o arquivo termina em blocos, a menos que você peça o retângulo exato. Todos os polígonos juntos são a área; podem estar em qualquer sistema de coordenadas e são reparados quando se cruzam.</translation>
    </message>
    <message>
        <source>Else the file may end at tiles, with a blank border: that is faster.</source>
        <translation>Senão o arquivo pode terminar em blocos, com borda vazia: é mais rápido.</translation>
    </message>
    <message>
        <source>End at the exact box</source>
        <translation>Terminar no retângulo exato</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Expressão</translation>
    </message>
    <message>
        <source>Expression that was used</source>
        <translation>Expressão usada</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Fórmula</translation>
    </message>
    <message>
        <source>Formulas come from the Awesome Spectral Indices catalogue.</source>
        <translation>As fórmulas vêm do catálogo Awesome Spectral Indices.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 2 or later.</source>
        <translation>Software livre sob a Licença Pública Geral GNU, versão 2 ou posterior.</translation>
    </message>
    <message>
        <source>Geopera capture dates</source>
        <translation>Datas de captura do Geopera</translation>
    </message>
    <message>
        <source>Geopera formulas</source>
        <translation>Fórmulas do Geopera</translation>
    </message>
    <message>
        <source>Geopera help</source>
        <translation>Ajuda do Geopera</translation>
    </message>
    <message>
        <source>Geopera panel</source>
        <translation>Painel do Geopera</translation>
    </message>
    <message>
        <source>Geopera projects</source>
        <translation>Projetos do Geopera</translation>
    </message>
    <message>
        <source>Geopera {version}</source>
        <translation>Geopera {version}</translation>
    </message>
    <message>
        <source>Geopera: projects, dates and formulas</source>
        <translation>Geopera: projetos, datas e fórmulas</translation>
    </message>
    <message>
        <source>Give a formula or an expression.</source>
        <translation>Informe uma fórmula ou uma expressão.</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>Como foi feito</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Índice</translation>
    </message>
    <message>
        <source>It has no geometry.</source>
        <translation>Não tem geometria.</translation>
    </message>
    <message>
        <source>Its figures mean something only for reflectance x 10,000.</source>
        <translation>Seus valores só fazem sentido para reflectância x 10.000.</translation>
    </message>
    <message>
        <source>Measures every valid pixel of a GeoTIFF inside each polygon, at full resolution, and adds a field for each band and statistic, such as nir_mean or nir_p98. Percentiles are exact.

A pixel counts when its centre is inside; weighted, pixels at the edge count by the share of their area that is inside. With an expression, its results are measured instead of bands. A polygon without a valid pixel has a count of 0 and no other figures. The deviation is that of the population.</source>
        <translation>Mede cada pixel válido de um GeoTIFF dentro de cada polígono, em resolução plena, e adiciona um campo por banda e estatística, como nir_mean ou nir_p98. Os percentis são exatos.

Um pixel conta quando seu centro está dentro; com ponderação, os pixels da borda contam pela parte de sua área que está dentro. Com uma expressão, seus resultados são medidos em vez das bandas. Um polígono sem pixel válido tem contagem 0 e nenhum outro número. O desvio é o da população.</translation>
    </message>
    <message>
        <source>Measures the area of all polygons together in each of several GeoTIFFs, and writes a table with a row for each raster and band, or result of an expression, in the order of the dates.

The date of a raster is the day in its file name (2026-04-12 or 20260412), else that of its acquisition tag; it is empty when nothing tells. Figures are those of zonal statistics; a raster without a valid pixel in the area has a count of 0.</source>
        <translation>Mede a área de todos os polígonos juntos em cada um de vários GeoTIFFs e grava uma tabela com uma linha por raster e banda, ou resultado de uma expressão, na ordem das datas.

A data de um raster é o dia no nome do arquivo (2026-04-12 ou 20260412), senão a da etiqueta de aquisição; fica vazia quando nada informa. Os números são os da estatística zonal; um raster sem pixel válido na área tem contagem 0.</translation>
    </message>
    <message>
        <source>Names or numbers by commas, such as red,green,blue; empty for all.</source>
        <translation>Nomes ou números separados por vírgulas, como red,green,blue; vazio para todas.</translation>
    </message>
    <message>
        <source>Names or numbers by commas; empty for all but alpha.</source>
        <translation>Nomes ou números separados por vírgulas; vazio para todas menos alfa.</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Sem data</translation>
    </message>
    <message>
        <source>Numbers from 0 to 100 by commas.</source>
        <translation>Números de 0 a 100 separados por vírgulas.</translation>
    </message>
    <message>
        <source>Only inside polygons</source>
        <translation>Somente dentro de polígonos</translation>
    </message>
    <message>
        <source>Open the documentation in the web browser</source>
        <translation>Abrir a documentação no navegador</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>Percentis</translation>
    </message>
    <message>
        <source>Percentiles must be numbers by commas, such as 2,98.</source>
        <translation>Os percentis devem ser números separados por vírgulas, como 2,98.</translation>
    </message>
    <message>
        <source>Pixels inside</source>
        <translation>Pixels dentro</translation>
    </message>
    <message>
        <source>Polygon {} is not measured. {}</source>
        <translation>O polígono {} não é medido. {}</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>Polígonos</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Prefixo</translation>
    </message>
    <message>
        <source>Projects, capture dates and spectral formulas of Geopera</source>
        <translation>Projetos, datas de captura e fórmulas espectrais do Geopera</translation>
    </message>
    <message>
        <source>Raster (GeoTIFF)</source>
        <translation>Raster de entrada (GeoTIFF)</translation>
    </message>
    <message>
        <source>Rasters (GeoTIFF)</source>
        <translation>Rasters de entrada (GeoTIFF)</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 do arquivo</translation>
    </message>
    <message>
        <source>Show or hide the Geopera panel</source>
        <translation>Mostrar ou ocultar o painel do Geopera</translation>
    </message>
    <message>
        <source>Something went wrong, and nothing more is known about it.</source>
        <translation>Algo deu errado, e nada mais se sabe.</translation>
    </message>
    <message>
        <source>Spectral index or band math to COG</source>
        <translation>Índice espectral ou cálculo de bandas para COG</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Estatísticas</translation>
    </message>
    <message>
        <source>The source is compressed with loss: its pixels were stored without, larger.</source>
        <translation>A fonte é comprimida com perda: seus pixels foram gravados sem perda, com tamanho maior.</translation>
    </message>
    <message>
        <source>There is no polygon that could be used.</source>
        <translation>Não há polígono que possa ser usado.</translation>
    </message>
    <message>
        <source>This was cancelled; nothing was written.</source>
        <translation>Isto foi cancelado; nada foi gravado.</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>Série temporal</translation>
    </message>
    <message>
        <source>Time series of an area</source>
        <translation>Série temporal de uma área</translation>
    </message>
    <message>
        <source>Used when there is no expression.</source>
        <translation>Usada quando não há expressão.</translation>
    </message>
    <message>
        <source>Weight pixels at edges</source>
        <translation>Ponderar os pixels da borda</translation>
    </message>
    <message>
        <source>Zonal statistics</source>
        <translation>Estatística zonal</translation>
    </message>
    <message>
        <source>Zonal statistics, exact</source>
        <translation>Estatística zonal, exata</translation>
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
        <translation>recortar,cortar,mascarar,extrair,cog,sem perda,área de interesse</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>recortes</translation>
    </message>
    <message>
        <source>date</source>
        <translation>data</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>datas</translation>
    </message>
    <message>
        <source>day</source>
        <translation>dia</translation>
    </message>
    <message>
        <source>days</source>
        <translation>dias</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>feição</translation>
    </message>
    <message>
        <source>features</source>
        <translation>feições</translation>
    </message>
    <message>
        <source>file</source>
        <translation>arquivo</translation>
    </message>
    <message>
        <source>files</source>
        <translation>arquivos</translation>
    </message>
    <message>
        <source>job</source>
        <translation>tarefa</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>tarefas</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>camada</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>camadas</translation>
    </message>
    <message>
        <source>ndvi,ndwi,evi,index,formula,expression,band math,raster calculator</source>
        <translation>ndvi,ndwi,evi,índice,fórmula,expressão,cálculo de bandas,calculadora raster</translation>
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
        <translation>pixel</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>pixels</translation>
    </message>
    <message>
        <source>project</source>
        <translation>projeto</translation>
    </message>
    <message>
        <source>projects</source>
        <translation>projetos</translation>
    </message>
    <message>
        <source>scene</source>
        <translation>cena</translation>
    </message>
    <message>
        <source>scenes</source>
        <translation>cenas</translation>
    </message>
    <message>
        <source>statistics,zonal,zones,mean,median,percentile,histogram,weighted</source>
        <translation>estatística,zonal,zonas,média,mediana,percentil,histograma,ponderado</translation>
    </message>
    <message>
        <source>time series,dates,phenology,statistics,temporal,chart,ndvi</source>
        <translation>série temporal,datas,fenologia,estatística,temporal,gráfico,ndvi</translation>
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
        <translation>{} não é um GeoTIFF deste computador: escolha o arquivo.</translation>
    </message>
    <message>
        <source>{} x {} pixels, {} of them inside; made by {}.</source>
        <translation>{} x {} pixels, {} deles dentro; feito por {}.</translation>
    </message>
</context>
</TS>
