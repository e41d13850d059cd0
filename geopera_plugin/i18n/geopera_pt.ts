<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
<context>
    <name>Geopera</name>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Endereço</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nome</translation>
    </message>
    <message>
        <source>({number} of {count})</source>
        <translation>({number} de {count})</translation>
    </message>
    <message>
        <source>A GeoTIFF on this computer; it is read as it is, whatever its style.</source>
        <translation>Um GeoTIFF deste computador; é lido como está, seja qual for o estilo.</translation>
    </message>
    <message>
        <source>A band combination that the scene has the bands for</source>
        <translation>Uma combinação para a qual a cena tem as bandas</translation>
    </message>
    <message>
        <source>A circle's radius is more than nothing, and {most} km at most.</source>
        <translation>O raio de um círculo é maior que zero e no máximo {most} km.</translation>
    </message>
    <message>
        <source>A file cannot be written or replaced: {reason}</source>
        <translation>Um arquivo não pode ser gravado ou substituído: {reason}</translation>
    </message>
    <message>
        <source>A landscape over a year, and its elevation.</source>
        <translation>Uma paisagem ao longo de um ano, e seu relevo.</translation>
    </message>
    <message>
        <source>A name has {most} characters at most.</source>
        <translation>Um nome tem no máximo {most} caracteres.</translation>
    </message>
    <message>
        <source>A package is not available for this Python and system: see the log.</source>
        <translation>Um pacote não existe para este Python e sistema: veja o registro.</translation>
    </message>
    <message>
        <source>A package is not the one that was asked for: its hash differs. See the log.</source>
        <translation>Um pacote não é o pedido: seu hash difere. Veja o registro.</translation>
    </message>
    <message>
        <source>A parenthesis is missing.</source>
        <translation>Falta um parêntese.</translation>
    </message>
    <message>
        <source>A polygon needs three corners or more.</source>
        <translation>Um polígono precisa de três cantos ou mais.</translation>
    </message>
    <message>
        <source>A project keeps {most} areas at most.</source>
        <translation>Um projeto guarda no máximo {most} áreas.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Chave de API</translation>
    </message>
    <message>
        <source>About Geopera</source>
        <translation>Sobre o Geopera</translation>
    </message>
    <message>
        <source>About Geopera…</source>
        <translation>Sobre o Geopera…</translation>
    </message>
    <message>
        <source>Add GeoTIFF files to the project</source>
        <translation>Adicionar arquivos GeoTIFF ao projeto</translation>
    </message>
    <message>
        <source>Add GeoTIFF files…</source>
        <translation>Adicionar arquivos GeoTIFF…</translation>
    </message>
    <message>
        <source>Add a layer of the later date less the earlier</source>
        <translation>Adicionar uma camada da data posterior menos a anterior</translation>
    </message>
    <message>
        <source>Add a server</source>
        <translation>Adicionar um servidor</translation>
    </message>
    <message>
        <source>Add a server…</source>
        <translation>Adicionar um servidor…</translation>
    </message>
    <message>
        <source>Add the active raster layer</source>
        <translation>Adicionar a camada raster ativa</translation>
    </message>
    <message>
        <source>Add the result to the map</source>
        <translation>Adicionar o resultado ao mapa</translation>
    </message>
    <message>
        <source>Add to map</source>
        <translation>Adicionar ao mapa</translation>
    </message>
    <message>
        <source>Add to the map as a layer</source>
        <translation>Adicionar ao mapa como camada</translation>
    </message>
    <message>
        <source>Add {files} to Geopera</source>
        <translation>Adicionar {files} ao Geopera</translation>
    </message>
    <message>
        <source>Added to Geopera</source>
        <translation>Adicionado ao Geopera</translation>
    </message>
    <message>
        <source>Added what changed between {one} and {other}.</source>
        <translation>Adicionado o que mudou entre {one} e {other}.</translation>
    </message>
    <message>
        <source>Added {scenes}.</source>
        <translation>Adicionado: {scenes}.</translation>
    </message>
    <message>
        <source>Adding files…</source>
        <translation>Adicionando arquivos…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Adicionar…</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Depois</translation>
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
        <translation>Todas as datas</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos os arquivos</translation>
    </message>
    <message>
        <source>All files were added, with these notes.</source>
        <translation>Todos os arquivos foram adicionados, com estas notas.</translation>
    </message>
    <message>
        <source>All polygons of one layer become the area:</source>
        <translation>Todos os polígonos de uma camada viram a área:</translation>
    </message>
    <message>
        <source>All values</source>
        <translation>Todos os valores</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Também</translation>
    </message>
    <message>
        <source>An area needs three corners: this one cannot be deleted.</source>
        <translation>Uma área precisa de três cantos: este não pode ser excluído.</translation>
    </message>
    <message>
        <source>An area that was delivered to you, with its mosaics</source>
        <translation>Uma área que lhe foi entregue, com seus mosaicos</translation>
    </message>
    <message>
        <source>Archive a project</source>
        <translation>Arquivar um projeto</translation>
    </message>
    <message>
        <source>Archive this project</source>
        <translation>Arquivar este projeto</translation>
    </message>
    <message>
        <source>Archived Geopera projects</source>
        <translation>Projetos do Geopera arquivados</translation>
    </message>
    <message>
        <source>Archived projects</source>
        <translation>Projetos arquivados</translation>
    </message>
    <message>
        <source>Archived projects…</source>
        <translation>Projetos arquivados…</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Área</translation>
    </message>
    <message>
        <source>Area from…</source>
        <translation>Área de…</translation>
    </message>
    <message>
        <source>Area of interest</source>
        <translation>Área de interesse</translation>
    </message>
    <message>
        <source>Area of interest from</source>
        <translation>Área de interesse de</translation>
    </message>
    <message>
        <source>Area of interest, {area}</source>
        <translation>Área de interesse, {area}</translation>
    </message>
    <message>
        <source>Area of the area of interest, on the ellipsoid</source>
        <translation>Superfície da área de interesse, no elipsoide</translation>
    </message>
    <message>
        <source>Area {number}</source>
        <translation>Área {number}</translation>
    </message>
    <message>
        <source>Areas that are kept in this project</source>
        <translation>Áreas guardadas neste projeto</translation>
    </message>
    <message>
        <source>Ask the owner of the server for this permission.</source>
        <translation>Peça esta permissão ao dono do servidor.</translation>
    </message>
    <message>
        <source>Asking {url}…</source>
        <translation>Consultando {url}…</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Tentativas</translation>
    </message>
    <message>
        <source>Attribution</source>
        <translation>Atribuição</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Média</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Banda</translation>
    </message>
    <message>
        <source>Band combination</source>
        <translation>Combinação de bandas</translation>
    </message>
    <message>
        <source>Band math that is measured instead of bands.</source>
        <translation>Cálculo de bandas medido em vez das bandas.</translation>
    </message>
    <message>
        <source>Band math, drawn instead of bands or formula.</source>
        <translation>Cálculo de bandas, desenhado em vez de bandas ou fórmula.</translation>
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
        <source>Band math: names of bands, + - * / **, comparisons, where(), sqrt(), min(), max()…</source>
        <translation>Cálculo de bandas: nomes de bandas, + - * / **, comparações, where(), sqrt(), min(), max()…</translation>
    </message>
    <message>
        <source>Band shown as {colour}</source>
        <translation>Banda mostrada como {colour}</translation>
    </message>
    <message>
        <source>Band that is drawn</source>
        <translation>Banda que é desenhada</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bandas</translation>
    </message>
    <message>
        <source>Bands to keep</source>
        <translation>Bandas a manter</translation>
    </message>
    <message>
        <source>Bands to keep. Tiles can be copied as they are stored while all are ticked.</source>
        <translation>Bandas a manter. Os blocos podem ser copiados como estão guardados enquanto todas estiverem marcadas.</translation>
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
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>Bilinear (suave)</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Bounds (W, S, E, N)</source>
        <translation>Limites (O, S, L, N)</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Trazer de volta</translation>
    </message>
    <message>
        <source>Bring back a project</source>
        <translation>Trazer um projeto de volta</translation>
    </message>
    <message>
        <source>Browse dated imagery, style it live, and clip it without changing a pixel.</source>
        <translation>Explore imagens com data, aplique estilos na hora e recorte-as sem alterar um pixel.</translation>
    </message>
    <message>
        <source>Burnt land</source>
        <translation>Área queimada</translation>
    </message>
    <message>
        <source>Cache for &amp;remote files</source>
        <translation>Cache de arquivos &amp;remotos</translation>
    </message>
    <message>
        <source>Cache for remote files</source>
        <translation>Cache de arquivos remotos</translation>
    </message>
    <message>
        <source>Calendar of the capture dates</source>
        <translation>Calendário das datas de captura</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>Cancelar a tarefa</translation>
    </message>
    <message>
        <source>Cancel the upload</source>
        <translation>Cancelar o envio</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Cancelled: nothing was changed.</source>
        <translation>Cancelado: nada foi alterado.</translation>
    </message>
    <message>
        <source>Capture dates</source>
        <translation>Datas de captura</translation>
    </message>
    <message>
        <source>Capture dates with their cloud cover</source>
        <translation>Datas de captura com sua cobertura de nuvens</translation>
    </message>
    <message>
        <source>Captured</source>
        <translation>Capturada</translation>
    </message>
    <message>
        <source>Chart of values over time</source>
        <translation>Gráfico de valores no tempo</translation>
    </message>
    <message>
        <source>Chart over time</source>
        <translation>Gráfico no tempo</translation>
    </message>
    <message>
        <source>Chart the mean of the area of interest on each date</source>
        <translation>Traçar a média da área de interesse em cada data</translation>
    </message>
    <message>
        <source>Chart the values of an area or a point on all capture dates</source>
        <translation>Traçar os valores de uma área ou ponto em todas as datas de captura</translation>
    </message>
    <message>
        <source>Check the pasted area</source>
        <translation>Verificar a área colada</translation>
    </message>
    <message>
        <source>Checking that everything works…</source>
        <translation>Verificando se tudo funciona…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Verificando…</translation>
    </message>
    <message>
        <source>Choose a formula, or type an expression.</source>
        <translation>Escolha uma fórmula, ou digite uma expressão.</translation>
    </message>
    <message>
        <source>Choose a named area</source>
        <translation>Escolher uma área com nome</translation>
    </message>
    <message>
        <source>Choose a project with scenes first</source>
        <translation>Escolha primeiro um projeto com cenas</translation>
    </message>
    <message>
        <source>Choose a project with scenes first.</source>
        <translation>Escolha primeiro um projeto com cenas.</translation>
    </message>
    <message>
        <source>Choose a raster layer of a GeoTIFF file in the layer tree first.</source>
        <translation>Escolha primeiro na árvore de camadas uma camada raster de um arquivo GeoTIFF.</translation>
    </message>
    <message>
        <source>Choose a scene first; how it is drawn is chosen here.</source>
        <translation>Escolha primeiro uma cena; aqui escolhe-se como é desenhada.</translation>
    </message>
    <message>
        <source>Choose an MBTiles file or a folder for the tiles.</source>
        <translation>Escolha um arquivo MBTiles ou uma pasta para os blocos.</translation>
    </message>
    <message>
        <source>Choose the CRS of these numbers.</source>
        <translation>Escolha o SRC destes números.</translation>
    </message>
    <message>
        <source>Choose the server</source>
        <translation>Escolher o servidor</translation>
    </message>
    <message>
        <source>Choose two dates: these are the same.</source>
        <translation>Escolha duas datas: estas são iguais.</translation>
    </message>
    <message>
        <source>Choose, add or edit servers</source>
        <translation>Escolher, adicionar ou editar servidores</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Limpar filtros</translation>
    </message>
    <message>
        <source>Clear the area of interest</source>
        <translation>Limpar a área de interesse</translation>
    </message>
    <message>
        <source>Clear the clipboard</source>
        <translation>Limpar a área de transferência</translation>
    </message>
    <message>
        <source>Click a point on the map to chart its values</source>
        <translation>Clique em um ponto do mapa para traçar seus valores</translation>
    </message>
    <message>
        <source>Click a point whose values you want to see. Esc ends it.</source>
        <translation>Clique em um ponto cujos valores quer ver. Esc termina.</translation>
    </message>
    <message>
        <source>Click the corners. Right click, double click or Enter finishes, Backspace takes back the last corner, Esc cancels.</source>
        <translation>Clique nos cantos. Clique direito, clique duplo ou Enter termina, Backspace desfaz o último canto, Esc cancela.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Recortar</translation>
    </message>
    <message>
        <source>Clip jobs</source>
        <translation>Tarefas de recorte</translation>
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
        <source>Clip to the area of interest</source>
        <translation>Recortar pela área de interesse</translation>
    </message>
    <message>
        <source>Clip to the area of interest…</source>
        <translation>Recortar pela área de interesse…</translation>
    </message>
    <message>
        <source>Clip {count}</source>
        <translation>Recortar {count}</translation>
    </message>
    <message>
        <source>Clip “{name}”</source>
        <translation>Recorte “{name}”</translation>
    </message>
    <message>
        <source>Clips that are under way</source>
        <translation>Recortes em andamento</translation>
    </message>
    <message>
        <source>Clips that failed or were cancelled</source>
        <translation>Recortes que falharam ou foram cancelados</translation>
    </message>
    <message>
        <source>Clips whose files are there</source>
        <translation>Recortes cujos arquivos estão prontos</translation>
    </message>
    <message>
        <source>Clip…</source>
        <translation>Recortar…</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Nuvens</translation>
    </message>
    <message>
        <source>Cloud Optimized GeoTIFF</source>
        <translation>GeoTIFF otimizado para nuvem</translation>
    </message>
    <message>
        <source>Cloud {percent}</source>
        <translation>Nuvens {percent}</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Coleção</translation>
    </message>
    <message>
        <source>Collection whose scenes are shown</source>
        <translation>Coleção cujas cenas são mostradas</translation>
    </message>
    <message>
        <source>Colormap</source>
        <translation>Paleta de cores</translation>
    </message>
    <message>
        <source>Colour infrared</source>
        <translation>Infravermelho colorido</translation>
    </message>
    <message>
        <source>Colour of the days</source>
        <translation>Cor dos dias</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Cores</translation>
    </message>
    <message>
        <source>Colours from low to high values</source>
        <translation>Cores de valores baixos a altos</translation>
    </message>
    <message>
        <source>Colours have no difference: show a formula or a single band, then compare.</source>
        <translation>Cores não têm diferença: mostre uma fórmula ou uma única banda, depois compare.</translation>
    </message>
    <message>
        <source>Colours of one's own</source>
        <translation>Cores personalizadas</translation>
    </message>
    <message>
        <source>Colours reach from the first percentile to the second</source>
        <translation>As cores vão do primeiro percentil ao segundo</translation>
    </message>
    <message>
        <source>Compare two dates</source>
        <translation>Comparar duas datas</translation>
    </message>
    <message>
        <source>Compare {one} with {other}</source>
        <translation>Comparar {one} com {other}</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Concluído</translation>
    </message>
    <message>
        <source>Compute units</source>
        <translation>Unidades de computação</translation>
    </message>
    <message>
        <source>Compute units: one for each file and million pixels begun</source>
        <translation>Unidades de computação: uma por arquivo e milhão de pixels iniciado</translation>
    </message>
    <message>
        <source>Computes a formula of the catalogue, or an expression of your own, over the bands of a GeoTIFF, and writes float32 as a Cloud Optimized GeoTIFF on the same grid.

An expression, when given, is used instead of the formula: it names bands, such as (nir - red) / (nir + red) or (b4 - b3) / (b4 + b3); several results are separated by semicolons. A pixel has no value (NaN) where a band has none, or where the result is not finite. With polygons, only pixels whose centre is inside have values.</source>
        <translation>Calcula uma fórmula do catálogo, ou uma expressão sua, sobre as bandas de um GeoTIFF e grava float32 como Cloud Optimized GeoTIFF na mesma grade.

Uma expressão, quando dada, é usada no lugar da fórmula: ela nomeia bandas, como (nir - red) / (nir + red) ou (b4 - b3) / (b4 + b3); vários resultados são separados por ponto e vírgula. Um pixel não tem valor (NaN) onde uma banda não tem, ou onde o resultado não é finito. Com polígonos, só têm valor os pixels cujo centro está dentro.</translation>
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
        <translation>Sistema de referência de coordenadas</translation>
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
        <translation>Copiado, com um token: até {time}, quem tiver o endereço pode ver blocos das suas imagens, e nada mais.</translation>
    </message>
    <message>
        <source>Copied, without a key: the script reads yours from GEOPERA_KEY.</source>
        <translation>Copiado, sem chave: o script lê a sua de GEOPERA_KEY.</translation>
    </message>
    <message>
        <source>Copied. Put the scene's file in place of {file}.</source>
        <translation>Copiado. Ponha o arquivo da cena no lugar de {file}.</translation>
    </message>
    <message>
        <source>Copy STAC item</source>
        <translation>Copiar item STAC</translation>
    </message>
    <message>
        <source>Copy all of this as text</source>
        <translation>Copiar tudo isto como texto</translation>
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
        <translation>Copiar relatório</translation>
    </message>
    <message>
        <source>Count them by the share of their area that is inside.</source>
        <translation>Contá-los pela parte de sua área que está dentro.</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Coberto</translation>
    </message>
    <message>
        <source>Covers area</source>
        <translation>Cobre a área</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Criar</translation>
    </message>
    <message>
        <source>Create a project</source>
        <translation>Criar um projeto</translation>
    </message>
    <message>
        <source>Create the Geopera demo project</source>
        <translation>Criar o projeto de demonstração do Geopera</translation>
    </message>
    <message>
        <source>Create the demo project</source>
        <translation>Criar o projeto de demonstração</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Criado</translation>
    </message>
    <message>
        <source>Cubic</source>
        <translation>Cúbica</translation>
    </message>
    <message>
        <source>Cut from</source>
        <translation>Recortado de</translation>
    </message>
    <message>
        <source>Cut scenes to this area, without losing a bit</source>
        <translation>Recortar cenas por esta área, sem perder um bit</translation>
    </message>
    <message>
        <source>Cuts a GeoTIFF to the area of polygons, and writes a Cloud Optimized GeoTIFF on the same grid. Pixels whose centre is inside keep their values bit by bit; the others are hidden as the source hides pixels.

Where the tiles of the source can be copied, they are: then the file ends at tiles, unless you ask for the exact box. All polygons together are the area; they may be in any coordinate system, and are repaired when they cross themselves.</source>
        <translation>Recorta um GeoTIFF pela área de polígonos e grava um Cloud Optimized GeoTIFF na mesma grade. Os pixels cujo centro está dentro mantêm seus valores bit a bit; os demais são ocultados como a fonte oculta pixels.

Onde os blocos da fonte podem ser copiados, eles o são: então o arquivo termina em blocos, a menos que você peça o retângulo exato. Todos os polígonos juntos são a área; podem estar em qualquer sistema de coordenadas e são reparados quando se cruzam.</translation>
    </message>
    <message>
        <source>Date on the left, or above</source>
        <translation>Data à esquerda, ou acima</translation>
    </message>
    <message>
        <source>Date on the right, or below</source>
        <translation>Data à direita, ou abaixo</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Datas</translation>
    </message>
    <message>
        <source>Dates that are measured</source>
        <translation>Datas que são medidas</translation>
    </message>
    <message>
        <source>Days of the month</source>
        <translation>Dias do mês</translation>
    </message>
    <message>
        <source>Days of the year</source>
        <translation>Dias do ano</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Delete clips</source>
        <translation>Excluir recortes</translation>
    </message>
    <message>
        <source>Delete formula</source>
        <translation>Excluir fórmula</translation>
    </message>
    <message>
        <source>Delete the job and its files on the server (Del)</source>
        <translation>Excluir a tarefa e seus arquivos no servidor (Del)</translation>
    </message>
    <message>
        <source>Delete {count} clips on the server?</source>
        <translation>Excluir {count} recortes no servidor?</translation>
    </message>
    <message>
        <source>Delete “{name}” on the server?</source>
        <translation>Excluir “{name}” no servidor?</translation>
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
        <translation>Dados de demonstração</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descrição</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>Details of the scene</source>
        <translation>Detalhes da cena</translation>
    </message>
    <message>
        <source>Details of the scene: bands, grid, files, STAC</source>
        <translation>Detalhes da cena: bandas, grade, arquivos, STAC</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Detalhes…</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferença</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Prontos</translation>
    </message>
    <message>
        <source>Downloading {share}</source>
        <translation>Baixando {share}</translation>
    </message>
    <message>
        <source>Drag a corner to move it, or the dot on an edge to add one. Del or right click deletes, Ctrl+Z takes back. Esc ends.</source>
        <translation>Arraste um canto para movê-lo, ou o ponto de uma borda para adicionar um. Del ou clique direito exclui, Ctrl+Z desfaz. Esc termina.</translation>
    </message>
    <message>
        <source>Drag a rectangle, or click two corners. Esc cancels.</source>
        <translation>Arraste um retângulo, ou clique em dois cantos. Esc cancela.</translation>
    </message>
    <message>
        <source>Drag from the centre, or click it and type a radius such as 500 or 1.5 km, then Enter. Esc cancels.</source>
        <translation>Arraste do centro, ou clique nele e digite um raio como 500 ou 1.5 km, depois Enter. Esc cancela.</translation>
    </message>
    <message>
        <source>Drag the handles: values up to the left one are dark, from the right one bright.</source>
        <translation>Arraste as alças: valores até a esquerda são escuros, a partir da direita claros.</translation>
    </message>
    <message>
        <source>Draw a circle</source>
        <translation>Desenhar um círculo</translation>
    </message>
    <message>
        <source>Draw a polygon</source>
        <translation>Desenhar um polígono</translation>
    </message>
    <message>
        <source>Draw a rectangle</source>
        <translation>Desenhar um retângulo</translation>
    </message>
    <message>
        <source>Draw a spectral index, or an expression</source>
        <translation>Desenhar um índice espectral, ou uma expressão</translation>
    </message>
    <message>
        <source>Draw an area of interest and choose Clip… to cut scenes to it.</source>
        <translation>Desenhe uma área de interesse e escolha Recortar… para recortar cenas por ela.</translation>
    </message>
    <message>
        <source>Draw an area of interest first.</source>
        <translation>Desenhe primeiro uma área de interesse.</translation>
    </message>
    <message>
        <source>Draw around the area with the mouse button down. Esc cancels.</source>
        <translation>Desenhe em volta da área com o botão do mouse pressionado. Esc cancela.</translation>
    </message>
    <message>
        <source>Draw freehand</source>
        <translation>Desenhar à mão livre</translation>
    </message>
    <message>
        <source>Draw heights</source>
        <translation>Desenhar altitudes</translation>
    </message>
    <message>
        <source>Draw one band</source>
        <translation>Desenhar uma banda</translation>
    </message>
    <message>
        <source>Draw the area of interest</source>
        <translation>Desenhar a área de interesse</translation>
    </message>
    <message>
        <source>Draw the heights of a raster of one band as terrain</source>
        <translation>Desenhar as altitudes de um raster de uma banda como relevo</translation>
    </message>
    <message>
        <source>Draw three bands as red, green and blue</source>
        <translation>Desenhar três bandas como vermelho, verde e azul</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>Desenho (SVG)…</translation>
    </message>
    <message>
        <source>Drawn instead of bands; empty for none.</source>
        <translation>Desenhada em vez de bandas; vazio para nenhuma.</translation>
    </message>
    <message>
        <source>Draws a GeoTIFF as tiles of web mercator and writes them as MBTiles 1.3, which QGIS, GDAL and map clients open without a server, or into a folder {z}/{x}/{y}.

The tiles are those of the server: one or three bands, or a formula or an expression with a colormap, stretched from low to high values. Without a range, 8-bit bands show as they are, others from the 2nd to the 98th percentile of the raster. What the raster or the polygons do not cover is transparent, white as JPEG; tiles of nothing are left out. A cancelled export leaves no file.</source>
        <translation>Desenha um GeoTIFF como blocos em web mercator e os grava como MBTiles 1.3, que o QGIS, o GDAL e clientes de mapas abrem sem servidor, ou em uma pasta {z}/{x}/{y}.

Os blocos são os do servidor: uma ou três bandas, ou uma fórmula ou expressão com uma paleta, ajustadas de valores baixos a altos. Sem intervalo, bandas de 8 bits são mostradas como estão, as outras do percentil 2 ao 98 do raster. O que o raster ou os polígonos não cobrem é transparente, branco em JPEG; blocos vazios são omitidos. Uma exportação cancelada não deixa arquivo.</translation>
    </message>
    <message>
        <source>Drop GeoTIFF files here: they stay where they are.</source>
        <translation>Solte arquivos GeoTIFF aqui: ficam onde estão.</translation>
    </message>
    <message>
        <source>East</source>
        <translation>Leste</translation>
    </message>
    <message>
        <source>Edit server</source>
        <translation>Editar servidor</translation>
    </message>
    <message>
        <source>Edit the colours</source>
        <translation>Editar as cores</translation>
    </message>
    <message>
        <source>Edit the corners</source>
        <translation>Editar os cantos</translation>
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
        <translation>Elevação (Terrain-RGB)</translation>
    </message>
    <message>
        <source>Else the file may end at tiles, with a blank border: that is faster.</source>
        <translation>Senão o arquivo pode terminar em blocos, com borda vazia: é mais rápido.</translation>
    </message>
    <message>
        <source>Empty for what suits the pixels of the raster.</source>
        <translation>Vazio para o que convém aos pixels do raster.</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Codificação</translation>
    </message>
    <message>
        <source>End at the exact box</source>
        <translation>Terminar no retângulo exato</translation>
    </message>
    <message>
        <source>End the comparison (Esc)</source>
        <translation>Encerrar a comparação (Esc)</translation>
    </message>
    <message>
        <source>Enter a valid one for this server.</source>
        <translation>Informe uma válida para este servidor.</translation>
    </message>
    <message>
        <source>Enter the address of the server.</source>
        <translation>Informe o endereço do servidor.</translation>
    </message>
    <message>
        <source>Enter user and password of the proxy in QGIS's options, under Network.</source>
        <translation>Digite usuário e senha do proxy nas opções do QGIS, em Rede.</translation>
    </message>
    <message>
        <source>Entry of QGIS's authentication database</source>
        <translation>Entrada do banco de autenticação do QGIS</translation>
    </message>
    <message>
        <source>Estimating</source>
        <translation>Estimando</translation>
    </message>
    <message>
        <source>Every clip</source>
        <translation>Todos os recortes</translation>
    </message>
    <message>
        <source>Every vertex counts: this area cannot be simplified.</source>
        <translation>Cada vértice conta: esta área não pode ser simplificada.</translation>
    </message>
    <message>
        <source>Exaggeration of heights</source>
        <translation>Exagero das altitudes</translation>
    </message>
    <message>
        <source>Exchange the dates (X)</source>
        <translation>Trocar as datas (X)</translation>
    </message>
    <message>
        <source>Expected size</source>
        <translation>Tamanho esperado</translation>
    </message>
    <message>
        <source>Export terrain tiles (Terrain-RGB or Terrarium)</source>
        <translation>Exportar blocos de relevo (Terrain-RGB ou Terrarium)</translation>
    </message>
    <message>
        <source>Export tiles (MBTiles or XYZ)</source>
        <translation>Exportar blocos (MBTiles ou XYZ)</translation>
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
        <source>Extent of a layer</source>
        <translation>Extensão de uma camada</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falhou</translation>
    </message>
    <message>
        <source>Failed: {reason}</source>
        <translation>Falhou: {reason}</translation>
    </message>
    <message>
        <source>Fewer vertices would do for most clips.</source>
        <translation>Menos vértices bastariam para a maioria dos recortes.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>Files of the job</source>
        <translation>Arquivos da tarefa</translation>
    </message>
    <message>
        <source>Files that are saved on this computer stay. Tile layers of a clip go blank.</source>
        <translation>Arquivos salvos neste computador ficam. Camadas de blocos de um recorte ficam em branco.</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Arquivo…</translation>
    </message>
    <message>
        <source>Filter scenes</source>
        <translation>Filtrar cenas</translation>
    </message>
    <message>
        <source>Filter scenes ({count} set)</source>
        <translation>Filtrar cenas ({count} ativos)</translation>
    </message>
    <message>
        <source>Find the dates of the project</source>
        <translation>Encontrar as datas do projeto</translation>
    </message>
    <message>
        <source>First day that is shown</source>
        <translation>Primeiro dia mostrado</translation>
    </message>
    <message>
        <source>First zoom</source>
        <translation>Primeiro zoom</translation>
    </message>
    <message>
        <source>Fixed range</source>
        <translation>Intervalo fixo</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Pasta</translation>
    </message>
    <message>
        <source>Folder of tiles</source>
        <translation>Pasta de blocos</translation>
    </message>
    <message>
        <source>Footprints of the scenes</source>
        <translation>Contornos das cenas</translation>
    </message>
    <message>
        <source>Footprints of the scenes on the map</source>
        <translation>Contornos das cenas no mapa</translation>
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
        <translation>Fórmula do gráfico</translation>
    </message>
    <message>
        <source>Formulas come from the Awesome Spectral Indices catalogue.</source>
        <translation>As fórmulas vêm do catálogo Awesome Spectral Indices.</translation>
    </message>
    <message>
        <source>Four numbers are needed.</source>
        <translation>São necessários quatro números.</translation>
    </message>
    <message>
        <source>Free compute units, or ask for a larger quota.</source>
        <translation>Libere unidades de computação ou peça uma cota maior.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 2 or later.</source>
        <translation>Software livre sob a Licença Pública Geral GNU, versão 2 ou posterior.</translation>
    </message>
    <message>
        <source>Free some, then retry.</source>
        <translation>Libere espaço e repita.</translation>
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
        <translation>GeoJSON, WKT, EWKT, ou limites: oeste, sul, leste, norte</translation>
    </message>
    <message>
        <source>Geology</source>
        <translation>Geologia</translation>
    </message>
    <message>
        <source>Geopera capture dates</source>
        <translation>Datas de captura do Geopera</translation>
    </message>
    <message>
        <source>Geopera chart</source>
        <translation>Gráfico do Geopera</translation>
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
        <source>Geopera style</source>
        <translation>Estilo do Geopera</translation>
    </message>
    <message>
        <source>Geopera {version}</source>
        <translation>Geopera {version}</translation>
    </message>
    <message>
        <source>Geopera {version}, projects: {count}</source>
        <translation>Geopera {version}, projetos: {count}</translation>
    </message>
    <message>
        <source>Geopera: projects, dates and formulas</source>
        <translation>Geopera: projetos, datas e fórmulas</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>Obtenha o arquivo de novo.</translation>
    </message>
    <message>
        <source>Give a formula or an expression.</source>
        <translation>Informe uma fórmula ou uma expressão.</translation>
    </message>
    <message>
        <source>Give bands, or a formula or expression, not both.</source>
        <translation>Informe bandas, ou uma fórmula ou expressão, não ambas.</translation>
    </message>
    <message>
        <source>Give the area a name.</source>
        <translation>Dê um nome à área.</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Ground distance</source>
        <translation>Resolução no terreno</translation>
    </message>
    <message>
        <source>Harbour 2026</source>
        <translation>Porto 2026</translation>
    </message>
    <message>
        <source>Healthy vegetation</source>
        <translation>Vegetação saudável</translation>
    </message>
    <message>
        <source>Heights</source>
        <translation>Altitudes</translation>
    </message>
    <message>
        <source>Highest cloud cover</source>
        <translation>Cobertura de nuvens máxima</translation>
    </message>
    <message>
        <source>Highest value shown</source>
        <translation>Maior valor mostrado</translation>
    </message>
    <message>
        <source>Hillshade</source>
        <translation>Sombreamento</translation>
    </message>
    <message>
        <source>Histogram of {name}</source>
        <translation>Histograma de {name}</translation>
    </message>
    <message>
        <source>How high the light stands</source>
        <translation>A que altura está a luz</translation>
    </message>
    <message>
        <source>How it is drawn can be changed while its server is in use.</source>
        <translation>O seu aspecto pode ser alterado enquanto o seu servidor estiver em uso.</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>Como foi feito</translation>
    </message>
    <message>
        <source>How large</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>How pixels of the raster become pixels of a tile.</source>
        <translation>Como pixels do raster viram pixels de um bloco.</translation>
    </message>
    <message>
        <source>How values between pixels are found: the nearest one is exact, others are smooth</source>
        <translation>Como os valores entre pixels são obtidos: o mais próximo é exato, os outros são suaves</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identificador</translation>
    </message>
    <message>
        <source>Imagery</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>Imagery comes from a server. It can run on this computer, which takes a download once, or elsewhere.</source>
        <translation>As imagens vêm de um servidor. Ele pode rodar neste computador, o que exige um download uma única vez, ou em outro lugar.</translation>
    </message>
    <message>
        <source>In a process of its own</source>
        <translation>Em um processo próprio</translation>
    </message>
    <message>
        <source>In any coordinate system; repaired when they cross themselves.</source>
        <translation>Em qualquer sistema de coordenadas; reparados quando se cruzam.</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Índice</translation>
    </message>
    <message>
        <source>Inside QGIS</source>
        <translation>Dentro do QGIS</translation>
    </message>
    <message>
        <source>Inside QGIS when its Python suits, else in its own process</source>
        <translation>Dentro do QGIS se o Python dele servir, senão em processo próprio</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Instalar</translation>
    </message>
    <message>
        <source>Install the packages of the Geopera server</source>
        <translation>Instalar os pacotes do servidor Geopera</translation>
    </message>
    <message>
        <source>Install what the server needs, or use one elsewhere</source>
        <translation>Instalar o que o servidor precisa, ou usar um em outro lugar</translation>
    </message>
    <message>
        <source>Install, repair or remove what the server needs</source>
        <translation>Instalar, reparar ou remover o que o servidor precisa</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Instalação</translation>
    </message>
    <message>
        <source>Installed. The server is started.</source>
        <translation>Instalado. O servidor está iniciando.</translation>
    </message>
    <message>
        <source>Installing…</source>
        <translation>Instalando…</translation>
    </message>
    <message>
        <source>It answers at {address}</source>
        <translation>Ele responde em {address}</translation>
    </message>
    <message>
        <source>It answers, but not in JSON. See whether the address is right.</source>
        <translation>Ele responde, mas não em JSON. Veja se o endereço está certo.</translation>
    </message>
    <message>
        <source>It does not say how much of the file has arrived.</source>
        <translation>Ele não diz quanto do arquivo chegou.</translation>
    </message>
    <message>
        <source>It gets a Python environment of its own; QGIS's packages play no part.</source>
        <translation>Ele recebe um ambiente Python próprio; os pacotes do QGIS não participam.</translation>
    </message>
    <message>
        <source>It has no geometry.</source>
        <translation>Não tem geometria.</translation>
    </message>
    <message>
        <source>It is Geopera {version}; this plugin needs {oldest} or newer.</source>
        <translation>É o Geopera {version}; este complemento precisa de {oldest} ou mais novo.</translation>
    </message>
    <message>
        <source>It is kept with the scene “{scene}”, for everybody who sees it.</source>
        <translation>Ele fica com a cena “{scene}”, para todos que a veem.</translation>
    </message>
    <message>
        <source>It may lack memory: try a smaller area.</source>
        <translation>Talvez falte memória: tente uma área menor.</translation>
    </message>
    <message>
        <source>Its answer did not end in time.</source>
        <translation>A resposta dele não terminou a tempo.</translation>
    </message>
    <message>
        <source>Its figures mean something only for reflectance x 10,000.</source>
        <translation>Seus valores só fazem sentido para reflectância x 10.000.</translation>
    </message>
    <message>
        <source>Its log has the details; retry, and report it if it happens again.</source>
        <translation>O registro dele tem os detalhes; repita, e relate se acontecer de novo.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tarefas</translation>
    </message>
    <message>
        <source>Keep the area</source>
        <translation>Guardar a área</translation>
    </message>
    <message>
        <source>Keep this area under a name</source>
        <translation>Guardar esta área com um nome</translation>
    </message>
    <message>
        <source>Lanczos</source>
        <translation>Lanczos</translation>
    </message>
    <message>
        <source>Land and water</source>
        <translation>Terra e água</translation>
    </message>
    <message>
        <source>Last day that is shown</source>
        <translation>Último dia mostrado</translation>
    </message>
    <message>
        <source>Last zoom</source>
        <translation>Último zoom</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Camadas</translation>
    </message>
    <message>
        <source>Layers of {name}</source>
        <translation>Camadas de {name}</translation>
    </message>
    <message>
        <source>Least share of the area of interest that a scene covers</source>
        <translation>Menor parte da área de interesse que uma cena cobre</translation>
    </message>
    <message>
        <source>Let QGIS serve imagery on this computer</source>
        <translation>Deixar o QGIS servir imagens neste computador</translation>
    </message>
    <message>
        <source>Let the active layer follow QGIS's temporal controller through all capture dates</source>
        <translation>Fazer a camada ativa seguir o controlador temporal do QGIS por todas as datas de captura</translation>
    </message>
    <message>
        <source>Light from</source>
        <translation>Luz de</translation>
    </message>
    <message>
        <source>Light height</source>
        <translation>Altura da luz</translation>
    </message>
    <message>
        <source>List the archived projects</source>
        <translation>Listar os projetos arquivados</translation>
    </message>
    <message>
        <source>List the scenes of all dates, newest first</source>
        <translation>Listar as cenas de todas as datas, as mais novas primeiro</translation>
    </message>
    <message>
        <source>Log in by</source>
        <translation>Entrar com</translation>
    </message>
    <message>
        <source>Log of the installation</source>
        <translation>Registro da instalação</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Acesso</translation>
    </message>
    <message>
        <source>Look into {name}</source>
        <translation>Olhar em {name}</translation>
    </message>
    <message>
        <source>Looking at the mosaics…</source>
        <translation>Examinando os mosaicos…</translation>
    </message>
    <message>
        <source>Looking for vertices that make no difference…</source>
        <translation>Procurando vértices que não fazem diferença…</translation>
    </message>
    <message>
        <source>Lossless: pixels inside keep their values. The source's codec loses detail, so the file is larger than its share of it.</source>
        <translation>Sem perda: os pixels de dentro mantêm seus valores. O codec da fonte perde detalhes, por isso o arquivo é maior que a parte dele.</translation>
    </message>
    <message>
        <source>Lossless: pixels inside stay identical to their source, bit by bit.</source>
        <translation>Sem perda: os pixels de dentro permanecem idênticos à fonte, bit a bit.</translation>
    </message>
    <message>
        <source>Low and high by a comma; for several bands by semicolons.</source>
        <translation>Baixo e alto separados por vírgula; para várias bandas, por ponto e vírgula.</translation>
    </message>
    <message>
        <source>Lowest value shown</source>
        <translation>Menor valor mostrado</translation>
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
        <translation>Crie primeiro um projeto: os envios vão para um.</translation>
    </message>
    <message>
        <source>Make the area of interest ready</source>
        <translation>Preparar a área de interesse</translation>
    </message>
    <message>
        <source>Making the demo project…</source>
        <translation>Criando o projeto de demonstração…</translation>
    </message>
    <message>
        <source>Map canvas</source>
        <translation>Tela do mapa</translation>
    </message>
    <message>
        <source>Map extent</source>
        <translation>Extensão do mapa</translation>
    </message>
    <message>
        <source>Mean {value}</source>
        <translation>Média {value}</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Significado</translation>
    </message>
    <message>
        <source>Measure {name} on all dates</source>
        <translation>Medir {name} em todas as datas</translation>
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
        <source>Memory for headers and small parts of files that are elsewhere</source>
        <translation>Memória para cabeçalhos e pequenas partes de arquivos que estão em outro lugar</translation>
    </message>
    <message>
        <source>Missing: {names}</source>
        <translation>Faltam: {names}</translation>
    </message>
    <message>
        <source>More about projects</source>
        <translation>Mais sobre projetos</translation>
    </message>
    <message>
        <source>More about the style</source>
        <translation>Mais sobre o estilo</translation>
    </message>
    <message>
        <source>More about this area</source>
        <translation>Mais sobre esta área</translation>
    </message>
    <message>
        <source>More than {most} vertices are selected: select fewer.</source>
        <translation>Mais de {most} vértices estão selecionados: selecione menos.</translation>
    </message>
    <message>
        <source>Mosaics</source>
        <translation>Mosaicos</translation>
    </message>
    <message>
        <source>Mosaics to clip</source>
        <translation>Mosaicos a recortar</translation>
    </message>
    <message>
        <source>Most frequent</source>
        <translation>Mais frequente</translation>
    </message>
    <message>
        <source>Move the area onto the scene, or choose another scene.</source>
        <translation>Mova a área para a cena, ou escolha outra cena.</translation>
    </message>
    <message>
        <source>My imagery</source>
        <translation>Minhas imagens</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Name of the result</source>
        <translation>Nome do resultado</translation>
    </message>
    <message>
        <source>Name, kept in the QGIS project:</source>
        <translation>Nome, guardado no projeto do QGIS:</translation>
    </message>
    <message>
        <source>Named areas</source>
        <translation>Áreas com nome</translation>
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
        <source>Natural colour</source>
        <translation>Cor natural</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Mais próximo</translation>
    </message>
    <message>
        <source>Neither a folder nor an address, so it is not kept: {place}</source>
        <translation>Nem pasta nem endereço, por isso não é mantido: {place}</translation>
    </message>
    <message>
        <source>New Geopera project</source>
        <translation>Novo projeto do Geopera</translation>
    </message>
    <message>
        <source>New project, archive, add and upload imagery, refresh</source>
        <translation>Novo projeto, arquivar, adicionar e enviar imagens, atualizar</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Novo projeto…</translation>
    </message>
    <message>
        <source>Next scene</source>
        <translation>Próxima cena</translation>
    </message>
    <message>
        <source>No Python 3.11 or newer was found on this computer. Install one from python.org, then try again.</source>
        <translation>Nenhum Python 3.11 ou mais novo foi encontrado neste computador. Instale um de python.org e tente de novo.</translation>
    </message>
    <message>
        <source>No area yet</source>
        <translation>Ainda não há área</translation>
    </message>
    <message>
        <source>No clips yet</source>
        <translation>Ainda não há recortes</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Sem conexão</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Sem dados</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Sem data</translation>
    </message>
    <message>
        <source>No imagery yet</source>
        <translation>Ainda não há imagens</translation>
    </message>
    <message>
        <source>No machine is known as {host}. See whether the address is spelt right and this machine is online.</source>
        <translation>Nenhuma máquina é conhecida como {host}. Veja se o endereço está bem escrito e se este computador está conectado.</translation>
    </message>
    <message>
        <source>No named areas</source>
        <translation>Sem áreas com nome</translation>
    </message>
    <message>
        <source>No password belongs into the address: enter the key below.</source>
        <translation>O endereço não leva senha: informe a chave abaixo.</translation>
    </message>
    <message>
        <source>No project is archived.</source>
        <translation>Nenhum projeto está arquivado.</translation>
    </message>
    <message>
        <source>No scene has a valid pixel there: choose another place.</source>
        <translation>Nenhuma cena tem pixel válido ali: escolha outro lugar.</translation>
    </message>
    <message>
        <source>No scene passes the filters</source>
        <translation>Nenhuma cena passa pelos filtros</translation>
    </message>
    <message>
        <source>No valid pixel here</source>
        <translation>Sem pixel válido aqui</translation>
    </message>
    <message>
        <source>Nobody that QGIS trusts vouches for {host}. Add its authority in QGIS's options, under Authentication, if you know it.</source>
        <translation>Ninguém em quem o QGIS confia responde por {host}. Adicione a autoridade dele nas opções do QGIS, em Autenticação, se a conhecer.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nenhum</translation>
    </message>
    <message>
        <source>North</source>
        <translation>Norte</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Não permitido</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Não conectado</translation>
    </message>
    <message>
        <source>Not connected: choose Connect in the menu of the server</source>
        <translation>Não conectado: escolha Conectar no menu do servidor</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Não encontrado</translation>
    </message>
    <message>
        <source>Not set up yet</source>
        <translation>Ainda não configurado</translation>
    </message>
    <message>
        <source>Not set up: packages are missing</source>
        <translation>Não configurado: faltam pacotes</translation>
    </message>
    <message>
        <source>Nothing answers at {address}. See whether it runs, then try again.</source>
        <translation>Nada responde em {address}. Veja se está em execução e tente de novo.</translation>
    </message>
    <message>
        <source>Nothing changes on the server itself.</source>
        <translation>Nada muda no próprio servidor.</translation>
    </message>
    <message>
        <source>Nothing of an archived project is deleted; it is only left out of the lists.</source>
        <translation>Nada de um projeto arquivado é excluído; ele só fica fora das listas.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Agora</translation>
    </message>
    <message>
        <source>Numbers from 0 to 100 by commas.</source>
        <translation>Números de 0 a 100 separados por vírgulas.</translation>
    </message>
    <message>
        <source>One or three, by commas; empty for natural colour.</source>
        <translation>Uma ou três, separadas por vírgulas; vazio para cor natural.</translation>
    </message>
    <message>
        <source>Only GeoTIFF files can be uploaded.</source>
        <translation>Somente arquivos GeoTIFF podem ser enviados.</translation>
    </message>
    <message>
        <source>Only inside polygons</source>
        <translation>Somente dentro de polígonos</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacidade</translation>
    </message>
    <message>
        <source>Open a scene</source>
        <translation>Abrir uma cena</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir pasta</translation>
    </message>
    <message>
        <source>Open the documentation in the web browser</source>
        <translation>Abrir a documentação no navegador</translation>
    </message>
    <message>
        <source>Open the folder with the saved files</source>
        <translation>Abrir a pasta com os arquivos salvos</translation>
    </message>
    <message>
        <source>Options…</source>
        <translation>Opções…</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Pedido</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Outro</translation>
    </message>
    <message>
        <source>Other places that may be read</source>
        <translation>Outros lugares que podem ser lidos</translation>
    </message>
    <message>
        <source>Over what the darkest and the brightest values are looked for</source>
        <translation>Onde os valores mais escuros e mais claros são procurados</translation>
    </message>
    <message>
        <source>Own Python</source>
        <translation>Python próprio</translation>
    </message>
    <message>
        <source>Own colours</source>
        <translation>Cores próprias</translation>
    </message>
    <message>
        <source>Own combination</source>
        <translation>Combinação própria</translation>
    </message>
    <message>
        <source>Own expression</source>
        <translation>Expressão própria</translation>
    </message>
    <message>
        <source>PNG and WebP can be transparent; JPEG and WebP lose detail.</source>
        <translation>PNG e WebP podem ser transparentes; JPEG e WebP perdem detalhes.</translation>
    </message>
    <message>
        <source>Packages…</source>
        <translation>Pacotes…</translation>
    </message>
    <message>
        <source>Paste an area</source>
        <translation>Colar uma área</translation>
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
        <source>Picture (PNG)…</source>
        <translation>Imagem (PNG)…</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <source>Pixels are read and written again.</source>
        <translation>Os pixels são lidos e gravados de novo.</translation>
    </message>
    <message>
        <source>Pixels inside</source>
        <translation>Pixels dentro</translation>
    </message>
    <message>
        <source>Pixels inside, of all files together</source>
        <translation>Pixels dentro, de todos os arquivos juntos</translation>
    </message>
    <message>
        <source>Pixels of a tile's side</source>
        <translation>Pixels do lado de um bloco</translation>
    </message>
    <message>
        <source>Pixels of the area that a scene does not cover will be empty.</source>
        <translation>Pixels da área que uma cena não cobre ficarão vazios.</translation>
    </message>
    <message>
        <source>Plain http:// is not protected on its way</source>
        <translation>http:// não é protegido no caminho</translation>
    </message>
    <message>
        <source>Plain http:// is not protected: whoever is on the network in between can read the key and the imagery. Use https:// where the server has it.</source>
        <translation>http:// não é protegido: quem estiver na rede no meio do caminho pode ler a chave e as imagens. Use https:// onde o servidor o tiver.</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Ponto</translation>
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
        <source>Preferred port</source>
        <translation>Porta preferida</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Prefixo</translation>
    </message>
    <message>
        <source>Preparing pip for Python {version}…</source>
        <translation>Preparando o pip para Python {version}…</translation>
    </message>
    <message>
        <source>Profiles, formulas of your own, copy as…</source>
        <translation>Perfis, fórmulas próprias, copiar como…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progresso</translation>
    </message>
    <message>
        <source>Progress of the installation</source>
        <translation>Progresso da instalação</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projeto</translation>
    </message>
    <message>
        <source>Project whose imagery is shown</source>
        <translation>Projeto cujas imagens são mostradas</translation>
    </message>
    <message>
        <source>Projects appear here when it answers.</source>
        <translation>Os projetos aparecem aqui quando ele responder.</translation>
    </message>
    <message>
        <source>Projects, capture dates and spectral formulas of Geopera</source>
        <translation>Projetos, datas de captura e fórmulas espectrais do Geopera</translation>
    </message>
    <message>
        <source>Put it back, or add it to the project again; then retry.</source>
        <translation>Coloque-o de volta, ou adicione-o ao projeto de novo; depois repita.</translation>
    </message>
    <message>
        <source>Put the STAC item of the scene, as JSON, onto the clipboard</source>
        <translation>Pôr o item STAC da cena, como JSON, na área de transferência</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python usado</translation>
    </message>
    <message>
        <source>Python script</source>
        <translation>Script Python</translation>
    </message>
    <message>
        <source>QGIS could not keep the key in its authentication database.</source>
        <translation>O QGIS não pôde guardar a chave no banco de dados de autenticação.</translation>
    </message>
    <message>
        <source>QGIS has Python {version}</source>
        <translation>O QGIS tem Python {version}</translation>
    </message>
    <message>
        <source>QGIS has Python {version}; the server needs 3.11 and therefore a process of its own</source>
        <translation>O QGIS tem Python {version}; o servidor precisa do 3.11 e, portanto, de um processo próprio</translation>
    </message>
    <message>
        <source>QGIS is set to a SOCKS proxy, which needs the Python package PySocks.</source>
        <translation>O QGIS usa um proxy SOCKS, que precisa do pacote Python PySocks.</translation>
    </message>
    <message>
        <source>QGIS or another plugin has loaded {name} {have}, the server needs {need}. Update it, or start QGIS without that plugin.</source>
        <translation>O QGIS ou outro complemento carregou {name} {have}; o servidor precisa de {need}. Atualize-o ou inicie o QGIS sem esse complemento.</translation>
    </message>
    <message>
        <source>QGIS reads heights in metres and draws them itself</source>
        <translation>O QGIS lê altitudes em metros e as desenha ele mesmo</translation>
    </message>
    <message>
        <source>QGIS's authentication database did not hand out the key.</source>
        <translation>O banco de autenticação do QGIS não entregou a chave.</translation>
    </message>
    <message>
        <source>QGIS's authentication database is locked: its master password is needed.</source>
        <translation>O banco de autenticação do QGIS está bloqueado: é preciso a senha mestra.</translation>
    </message>
    <message>
        <source>QGIS's authentication database is switched off.</source>
        <translation>O banco de autenticação do QGIS está desligado.</translation>
    </message>
    <message>
        <source>QGIS's own Python was not found: see the options for another.</source>
        <translation>O Python do QGIS não foi encontrado: veja as opções para outro.</translation>
    </message>
    <message>
        <source>QGIS's own packages, NumPy among them, stay exactly as they are.</source>
        <translation>Os pacotes do QGIS, entre eles o NumPy, ficam exatamente como estão.</translation>
    </message>
    <message>
        <source>Quality of JPEG and WebP</source>
        <translation>Qualidade de JPEG e WebP</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>Radius {radius}</source>
        <translation>Raio {radius}</translation>
    </message>
    <message>
        <source>Radius {typed}</source>
        <translation>Raio {typed}</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Intervalo</translation>
    </message>
    <message>
        <source>Raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Raster (GeoTIFF)</source>
        <translation>Raster de entrada (GeoTIFF)</translation>
    </message>
    <message>
        <source>Rasters</source>
        <translation>Rasters</translation>
    </message>
    <message>
        <source>Rasters (GeoTIFF)</source>
        <translation>Rasters de entrada (GeoTIFF)</translation>
    </message>
    <message>
        <source>Rasters of the scenes to clip</source>
        <translation>Rasters das cenas a recortar</translation>
    </message>
    <message>
        <source>Read GeoTIFFs of all public web servers (https, S3)</source>
        <translation>Ler GeoTIFFs de todos os servidores web públicos (https, S3)</translation>
    </message>
    <message>
        <source>Read the pasted area</source>
        <translation>Ler a área colada</translation>
    </message>
    <message>
        <source>Read {name}</source>
        <translation>Ler {name}</translation>
    </message>
    <message>
        <source>Reading the area…</source>
        <translation>Lendo a área…</translation>
    </message>
    <message>
        <source>Reading {files}; they stay where they are.</source>
        <translation>Lendo {files}; ficam onde estão.</translation>
    </message>
    <message>
        <source>Ready: the server runs in a process with {python}</source>
        <translation>Pronto: o servidor roda em um processo com {python}</translation>
    </message>
    <message>
        <source>Ready: the server runs inside QGIS</source>
        <translation>Pronto: o servidor roda dentro do QGIS</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Vermelho</translation>
    </message>
    <message>
        <source>Red edge</source>
        <translation>Borda do vermelho</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Refazer</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Atualizar</translation>
    </message>
    <message>
        <source>Refresh the list of scenes and choose another one.</source>
        <translation>Atualize a lista de cenas e escolha outra.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Remove server</source>
        <translation>Remover servidor</translation>
    </message>
    <message>
        <source>Remove the packages of the Geopera server</source>
        <translation>Remover os pacotes do servidor Geopera</translation>
    </message>
    <message>
        <source>Remove “{name}” and its key from QGIS?</source>
        <translation>Remover “{name}” e sua chave do QGIS?</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Removido.</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Removendo…</translation>
    </message>
    <message>
        <source>Rename the area</source>
        <translation>Renomear a área</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renomear…</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparar</translation>
    </message>
    <message>
        <source>Repaired: 1 self-crossing.</source>
        <translation>Reparado: 1 autointerseção.</translation>
    </message>
    <message>
        <source>Repaired: parts that overlapped are one now.</source>
        <translation>Reparado: partes que se sobrepunham agora são uma.</translation>
    </message>
    <message>
        <source>Repaired: rings that touched or overlapped.</source>
        <translation>Reparado: anéis que se tocavam ou se sobrepunham.</translation>
    </message>
    <message>
        <source>Repaired: {count} self-crossings.</source>
        <translation>Reparado: {count} autointerseções.</translation>
    </message>
    <message>
        <source>Replaces the one of that name.</source>
        <translation>Substitui o que tem esse nome.</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>Reamostragem</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Retry in a while.</source>
        <translation>Repita daqui a pouco.</translation>
    </message>
    <message>
        <source>Retry when it is back.</source>
        <translation>Repita quando ele voltar.</translation>
    </message>
    <message>
        <source>Retry: it will be read anew.</source>
        <translation>Repita: ela será lida de novo.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Em andamento</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Execução</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 do arquivo</translation>
    </message>
    <message>
        <source>Satellite or aircraft: choose one, or type its name</source>
        <translation>Satélite ou aeronave: escolha um, ou digite o nome</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Save as GeoJSON…</source>
        <translation>Salvar como GeoJSON…</translation>
    </message>
    <message>
        <source>Save clips in</source>
        <translation>Salvar recortes em</translation>
    </message>
    <message>
        <source>Save formula</source>
        <translation>Salvar fórmula</translation>
    </message>
    <message>
        <source>Save formula…</source>
        <translation>Salvar fórmula…</translation>
    </message>
    <message>
        <source>Save style</source>
        <translation>Salvar estilo</translation>
    </message>
    <message>
        <source>Save style…</source>
        <translation>Salvar estilo…</translation>
    </message>
    <message>
        <source>Save the area</source>
        <translation>Salvar a área</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Salvar o gráfico</translation>
    </message>
    <message>
        <source>Save the chart as a picture, or its figures as a table</source>
        <translation>Salvar o gráfico como imagem, ou seus números como tabela</translation>
    </message>
    <message>
        <source>Saved by you</source>
        <translation>Salvo por você</translation>
    </message>
    <message>
        <source>Saved in</source>
        <translation>Salvo em</translation>
    </message>
    <message>
        <source>Saved styles of this scene</source>
        <translation>Estilos salvos desta cena</translation>
    </message>
    <message>
        <source>Scene (no area)</source>
        <translation>Cena (sem área)</translation>
    </message>
    <message>
        <source>Scene details</source>
        <translation>Detalhes de cena</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Cenas</translation>
    </message>
    <message>
        <source>Scenes that you add are drawn so</source>
        <translation>As cenas que você adicionar são desenhadas assim</translation>
    </message>
    <message>
        <source>Scenes to clip</source>
        <translation>Cenas a recortar</translation>
    </message>
    <message>
        <source>Search formulas, or type an expression…</source>
        <translation>Procure fórmulas, ou digite uma expressão…</translation>
    </message>
    <message>
        <source>Search formulas…</source>
        <translation>Procurar fórmulas…</translation>
    </message>
    <message>
        <source>See whether it runs; then try again.</source>
        <translation>Veja se ele está em execução; depois tente de novo.</translation>
    </message>
    <message>
        <source>Select one or more polygons first.</source>
        <translation>Selecione primeiro um ou mais polígonos.</translation>
    </message>
    <message>
        <source>Select polygons in a vector layer first, then make it active.</source>
        <translation>Selecione primeiro polígonos em uma camada vetorial e torne-a ativa.</translation>
    </message>
    <message>
        <source>Selected features of the active layer</source>
        <translation>Feições selecionadas da camada ativa</translation>
    </message>
    <message>
        <source>Send the rest</source>
        <translation>Enviar o resto</translation>
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
        <translation>Servidor neste computador</translation>
    </message>
    <message>
        <source>Server on this computer…</source>
        <translation>Servidor neste computador…</translation>
    </message>
    <message>
        <source>Server ready</source>
        <translation>Servidor pronto</translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation>Servidor parado</translation>
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
        <translation>Defina uma área de interesse ou clique em um ponto para ver seus valores em todas as datas.</translation>
    </message>
    <message>
        <source>Set up on this computer…</source>
        <translation>Configurar neste computador…</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Configurar…</translation>
    </message>
    <message>
        <source>Share of the area that the scenes cover</source>
        <translation>Parte da área que as cenas cobrem</translation>
    </message>
    <message>
        <source>Short-wave infrared</source>
        <translation>Infravermelho de ondas curtas</translation>
    </message>
    <message>
        <source>Show all scenes again</source>
        <translation>Mostrar todas as cenas de novo</translation>
    </message>
    <message>
        <source>Show another date of the active layer beside it, with a divider to drag</source>
        <translation>Mostrar ao lado outra data da camada ativa, com um divisor para arrastar</translation>
    </message>
    <message>
        <source>Show controls in the layer tree</source>
        <translation>Mostrar controles na árvore de camadas</translation>
    </message>
    <message>
        <source>Show how it was made (Alt+Enter)</source>
        <translation>Mostrar como foi feito (Alt+Enter)</translation>
    </message>
    <message>
        <source>Show on map</source>
        <translation>Mostrar no mapa</translation>
    </message>
    <message>
        <source>Show or hide the Geopera panel</source>
        <translation>Mostrar ou ocultar o painel do Geopera</translation>
    </message>
    <message>
        <source>Show the area of the job on the map</source>
        <translation>Mostrar a área da tarefa no mapa</translation>
    </message>
    <message>
        <source>Show the footprints of the listed scenes; click one on the map to choose its scene</source>
        <translation>Mostrar os contornos das cenas listadas; clique em um no mapa para escolher sua cena</translation>
    </message>
    <message>
        <source>Show the scene on the map, in the style below (or double click it)</source>
        <translation>Mostrar a cena no mapa, no estilo abaixo (ou clique duplo)</translation>
    </message>
    <message>
        <source>Show the whole year</source>
        <translation>Mostrar o ano inteiro</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>Simplificar</translation>
    </message>
    <message>
        <source>Simplify it, or draw a simpler one.</source>
        <translation>Simplifique-a, ou desenhe uma mais simples.</translation>
    </message>
    <message>
        <source>Simplify the area</source>
        <translation>Simplificar a área</translation>
    </message>
    <message>
        <source>Simplify…</source>
        <translation>Simplificar…</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Size of all files together, at the most</source>
        <translation>Tamanho de todos os arquivos juntos, no máximo</translation>
    </message>
    <message>
        <source>Some areas in this project cannot be read.</source>
        <translation>Algumas áreas deste projeto não podem ser lidas.</translation>
    </message>
    <message>
        <source>Some files are in use: close QGIS, open it and try again. {reason}</source>
        <translation>Alguns arquivos estão em uso: feche o QGIS, abra-o e tente de novo. {reason}</translation>
    </message>
    <message>
        <source>Something else answers at {url}. See whether the address is right.</source>
        <translation>Outra coisa responde em {url}. Veja se o endereço está certo.</translation>
    </message>
    <message>
        <source>Something went wrong, and nothing more is known about it.</source>
        <translation>Algo deu errado, e nada mais se sabe.</translation>
    </message>
    <message>
        <source>South</source>
        <translation>Sul</translation>
    </message>
    <message>
        <source>South must be smaller than north.</source>
        <translation>O sul deve ser menor que o norte.</translation>
    </message>
    <message>
        <source>Spectral index or band math to COG</source>
        <translation>Índice espectral ou cálculo de bandas para COG</translation>
    </message>
    <message>
        <source>Start it with the button above.</source>
        <translation>Inicie-o com o botão acima.</translation>
    </message>
    <message>
        <source>Start the same clip once more</source>
        <translation>Iniciar o mesmo recorte de novo</translation>
    </message>
    <message>
        <source>Start with a made-up landscape over a year, or with GeoTIFF files of your own: they stay where they are.</source>
        <translation>Comece com uma paisagem inventada ao longo de um ano, ou com seus próprios arquivos GeoTIFF: ficam onde estão.</translation>
    </message>
    <message>
        <source>Start; progress is shown under Jobs</source>
        <translation>Iniciar; o progresso aparece em Tarefas</translation>
    </message>
    <message>
        <source>Starting the server…</source>
        <translation>Iniciando o servidor…</translation>
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
        <translation>Estatísticas</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Situação</translation>
    </message>
    <message>
        <source>Step through the dates</source>
        <translation>Percorrer as datas</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>Parar de medir</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Parando…</translation>
    </message>
    <message>
        <source>Stretch again</source>
        <translation>Ajustar de novo</translation>
    </message>
    <message>
        <source>Stretch again, to the area or the canvas as they are now</source>
        <translation>Ajustar de novo, à área ou à tela como estão agora</translation>
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
        <translation>Como viridis ou rdylgn, para uma banda ou uma fórmula.</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>Tabela (CSV)…</translation>
    </message>
    <message>
        <source>Take the area from a file</source>
        <translation>Tomar a área de um arquivo</translation>
    </message>
    <message>
        <source>Take the area from the map, a layer, a file, pasted text or typed bounds</source>
        <translation>Tomar a área do mapa, de uma camada, de um arquivo, de texto colado ou de limites digitados</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Relevo</translation>
    </message>
    <message>
        <source>Terrain needs a raster of one band</source>
        <translation>O relevo precisa de um raster de uma banda</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Testar conexão</translation>
    </message>
    <message>
        <source>That point lies outside of the map.</source>
        <translation>Esse ponto está fora do mapa.</translation>
    </message>
    <message>
        <source>The CRS of this GeoJSON is not known.</source>
        <translation>O SRC deste GeoJSON não é conhecido.</translation>
    </message>
    <message>
        <source>The WKT cannot be read: look at its brackets and numbers.</source>
        <translation>O WKT não pode ser lido: confira parênteses e números.</translation>
    </message>
    <message>
        <source>The address begins with https:// or http://.</source>
        <translation>O endereço começa com https:// ou http://.</translation>
    </message>
    <message>
        <source>The address ends before ? and #.</source>
        <translation>O endereço termina antes de ? e #.</translation>
    </message>
    <message>
        <source>The address is wrong</source>
        <translation>O endereço está errado</translation>
    </message>
    <message>
        <source>The answer broke off</source>
        <translation>A resposta foi interrompida</translation>
    </message>
    <message>
        <source>The answer is too large</source>
        <translation>A resposta é grande demais</translation>
    </message>
    <message>
        <source>The area before and after</source>
        <translation>A área antes e depois</translation>
    </message>
    <message>
        <source>The area contains a pole: draw it so that it stays short of it.</source>
        <translation>A área contém um polo: desenhe-a de modo que pare antes dele.</translation>
    </message>
    <message>
        <source>The area crosses itself more than {count} times: it cannot be repaired.</source>
        <translation>A área se cruza mais de {count} vezes: não pode ser reparada.</translation>
    </message>
    <message>
        <source>The area goes around the world more than once.</source>
        <translation>A área dá mais de uma volta ao mundo.</translation>
    </message>
    <message>
        <source>The area has coordinates that are not numbers.</source>
        <translation>A área tem coordenadas que não são números.</translation>
    </message>
    <message>
        <source>The area has no pixel of this scene: its colours are stretched to the whole scene.</source>
        <translation>A área não tem nenhum pixel desta cena: suas cores são ajustadas à cena inteira.</translation>
    </message>
    <message>
        <source>The area has too many vertices for the server.</source>
        <translation>A área tem vértices demais para o servidor.</translation>
    </message>
    <message>
        <source>The area has {count} vertices; {most} are the most. Simplify it first.</source>
        <translation>A área tem {count} vértices; {most} no máximo. Simplifique-a primeiro.</translation>
    </message>
    <message>
        <source>The area is covered completely.</source>
        <translation>A área está totalmente coberta.</translation>
    </message>
    <message>
        <source>The area is empty.</source>
        <translation>A área está vazia.</translation>
    </message>
    <message>
        <source>The area is empty: draw one with three corners or more.</source>
        <translation>A área está vazia: desenhe uma com três cantos ou mais.</translation>
    </message>
    <message>
        <source>The area is on the clipboard as GeoJSON.</source>
        <translation>A área está na área de transferência como GeoJSON.</translation>
    </message>
    <message>
        <source>The area is saved in {path}.</source>
        <translation>A área está salva em {path}.</translation>
    </message>
    <message>
        <source>The area lies where the map's projection is not defined.</source>
        <translation>A área está onde a projeção do mapa não é definida.</translation>
    </message>
    <message>
        <source>The area of interest and the scene have nothing in common.</source>
        <translation>A área de interesse e a cena não têm nada em comum.</translation>
    </message>
    <message>
        <source>The area reaches beyond the edge of the world: a pole cannot lie in it.</source>
        <translation>A área passa da borda do mundo: um polo não pode estar nela.</translation>
    </message>
    <message>
        <source>The areas in this project cannot be read.</source>
        <translation>As áreas deste projeto não podem ser lidas.</translation>
    </message>
    <message>
        <source>The bounds are not numbers.</source>
        <translation>Os limites não são números.</translation>
    </message>
    <message>
        <source>The certificate is for another server</source>
        <translation>O certificado é de outro servidor</translation>
    </message>
    <message>
        <source>The certificate is not trusted</source>
        <translation>O certificado não é confiável</translation>
    </message>
    <message>
        <source>The certificate is out of date</source>
        <translation>O certificado está fora da validade</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid today. See whether this machine's clock is right.</source>
        <translation>O certificado de {host} não é válido hoje. Veja se o relógio deste computador está certo.</translation>
    </message>
    <message>
        <source>The circle contains a pole: draw it so that it stays short of it.</source>
        <translation>O círculo contém um polo: desenhe-o de modo que pare antes dele.</translation>
    </message>
    <message>
        <source>The clip “{name}” failed: {reason}</source>
        <translation>O recorte “{name}” falhou: {reason}</translation>
    </message>
    <message>
        <source>The clip “{name}” is on the map.</source>
        <translation>O recorte “{name}” está no mapa.</translation>
    </message>
    <message>
        <source>The clip “{name}” is saved; its project was closed.</source>
        <translation>O recorte “{name}” está guardado; o seu projeto foi fechado.</translation>
    </message>
    <message>
        <source>The coordinates cannot be read.</source>
        <translation>As coordenadas não podem ser lidas.</translation>
    </message>
    <message>
        <source>The demo project is for the server in QGIS: switch to that.</source>
        <translation>O projeto de demonstração é para o servidor no QGIS: mude para ele.</translation>
    </message>
    <message>
        <source>The demo project is ready: pick a date and add its scene.</source>
        <translation>O projeto de demonstração está pronto: escolha uma data e adicione sua cena.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>O disco está cheio</translation>
    </message>
    <message>
        <source>The download broke off</source>
        <translation>O download foi interrompido</translation>
    </message>
    <message>
        <source>The file changed</source>
        <translation>O arquivo mudou</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>O arquivo está vazio</translation>
    </message>
    <message>
        <source>The files of this clip are not on this computer.</source>
        <translation>Os arquivos deste recorte não estão neste computador.</translation>
    </message>
    <message>
        <source>The first zoom is {first}, the last {last}: they must rise from 0 to {most}.</source>
        <translation>O primeiro zoom é {first}, o último {last}: devem crescer de 0 a {most}.</translation>
    </message>
    <message>
        <source>The folder of {name} does not exist.</source>
        <translation>A pasta de {name} não existe.</translation>
    </message>
    <message>
        <source>The formula “{name}” is deleted.</source>
        <translation>A fórmula “{name}” foi excluída.</translation>
    </message>
    <message>
        <source>The formula “{name}” is saved.</source>
        <translation>A fórmula “{name}” está salva.</translation>
    </message>
    <message>
        <source>The host of the remote raster does not answer.</source>
        <translation>O servidor do raster remoto não responde.</translation>
    </message>
    <message>
        <source>The installation was cancelled.</source>
        <translation>A instalação foi cancelada.</translation>
    </message>
    <message>
        <source>The key is not accepted</source>
        <translation>A chave não é aceita</translation>
    </message>
    <message>
        <source>The key of this server is not in QGIS's authentication database: enter it again.</source>
        <translation>A chave deste servidor não está no banco de autenticação do QGIS: informe-a de novo.</translation>
    </message>
    <message>
        <source>The list does not end</source>
        <translation>A lista não termina</translation>
    </message>
    <message>
        <source>The map follows at once; there is nothing to apply.</source>
        <translation>O mapa acompanha na hora; não há nada a aplicar.</translation>
    </message>
    <message>
        <source>The map has no layers</source>
        <translation>O mapa não tem camadas</translation>
    </message>
    <message>
        <source>The map's projection cannot show this area.</source>
        <translation>A projeção do mapa não pode mostrar esta área.</translation>
    </message>
    <message>
        <source>The outline moves by {distance} at most.</source>
        <translation>O contorno se move {distance} no máximo.</translation>
    </message>
    <message>
        <source>The package index cannot be reached: see whether this machine is online.</source>
        <translation>O índice de pacotes não pode ser alcançado: veja se esta máquina está on-line.</translation>
    </message>
    <message>
        <source>The packages of the server have changed.</source>
        <translation>Os pacotes do servidor mudaram.</translation>
    </message>
    <message>
        <source>The plugin is incomplete: geopera_server is not beside it.</source>
        <translation>O complemento está incompleto: falta geopera_server ao lado dele.</translation>
    </message>
    <message>
        <source>The plugin is incomplete: install it again.</source>
        <translation>O complemento está incompleto: instale-o de novo.</translation>
    </message>
    <message>
        <source>The polygons and the raster have nothing in common.</source>
        <translation>Os polígonos e o raster não têm nada em comum.</translation>
    </message>
    <message>
        <source>The proxy asks for a password</source>
        <translation>O proxy pede uma senha</translation>
    </message>
    <message>
        <source>The proxy cannot be used</source>
        <translation>O proxy não pode ser usado</translation>
    </message>
    <message>
        <source>The proxy does not let this through</source>
        <translation>O proxy não deixa passar</translation>
    </message>
    <message>
        <source>The proxy of QGIS's options does not answer, or refuses this server.</source>
        <translation>O proxy das opções do QGIS não responde ou recusa este servidor.</translation>
    </message>
    <message>
        <source>The proxy of QGIS's options does not let pip through: see the log.</source>
        <translation>O proxy das opções do QGIS não deixa o pip passar: veja o registro.</translation>
    </message>
    <message>
        <source>The quota is used up</source>
        <translation>A cota acabou</translation>
    </message>
    <message>
        <source>The raster has depths</source>
        <translation>O raster tem profundidades</translation>
    </message>
    <message>
        <source>The request is not valid</source>
        <translation>O pedido não é válido</translation>
    </message>
    <message>
        <source>The request is too large</source>
        <translation>O pedido é grande demais</translation>
    </message>
    <message>
        <source>The result cannot replace its source: choose another name.</source>
        <translation>O resultado não pode substituir a fonte: escolha outro nome.</translation>
    </message>
    <message>
        <source>The scene has fewer than three bands</source>
        <translation>A cena tem menos de três bandas</translation>
    </message>
    <message>
        <source>The scene, its project or its area is no longer on the server.</source>
        <translation>A cena, seu projeto ou sua área não está mais no servidor.</translation>
    </message>
    <message>
        <source>The server answers and lets you in</source>
        <translation>O servidor responde e deixa você entrar</translation>
    </message>
    <message>
        <source>The server answers with over {most} KiB. Ask for less at once; see whether the address is right.</source>
        <translation>O servidor responde com mais de {most} KiB. Peça menos de uma vez; veja se o endereço está certo.</translation>
    </message>
    <message>
        <source>The server cannot be used</source>
        <translation>O servidor não pode ser usado</translation>
    </message>
    <message>
        <source>The server could not do this.</source>
        <translation>O servidor não pôde fazer isso.</translation>
    </message>
    <message>
        <source>The server could not start</source>
        <translation>O servidor não pôde iniciar</translation>
    </message>
    <message>
        <source>The server could not start. QGIS's Python console shows why.</source>
        <translation>O servidor não pôde iniciar. O console Python do QGIS mostra por quê.</translation>
    </message>
    <message>
        <source>The server could not start: {reason}</source>
        <translation>O servidor não pôde iniciar: {reason}</translation>
    </message>
    <message>
        <source>The server did not say why.</source>
        <translation>O servidor não disse por quê.</translation>
    </message>
    <message>
        <source>The server did not take the file</source>
        <translation>O servidor não aceitou o arquivo</translation>
    </message>
    <message>
        <source>The server did not understand the request.</source>
        <translation>O servidor não entendeu o pedido.</translation>
    </message>
    <message>
        <source>The server does not accept this key: enter a valid one.</source>
        <translation>O servidor não aceita esta chave: digite uma válida.</translation>
    </message>
    <message>
        <source>The server does not accept your key.</source>
        <translation>O servidor não aceita sua chave.</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>O servidor não responde</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>O servidor não responde.</translation>
    </message>
    <message>
        <source>The server does not answer: see whether it runs, then try again.</source>
        <translation>O servidor não responde: veja se está em execução e tente de novo.</translation>
    </message>
    <message>
        <source>The server does not know this key, or it has expired. Enter a valid one.</source>
        <translation>O servidor não conhece esta chave, ou ela expirou. Informe uma válida.</translation>
    </message>
    <message>
        <source>The server does not run</source>
        <translation>O servidor não está em execução</translation>
    </message>
    <message>
        <source>The server does not run yet: wait a moment, then try again.</source>
        <translation>O servidor ainda não está em execução: espere um momento e tente de novo.</translation>
    </message>
    <message>
        <source>The server ended and is started again. {reason}</source>
        <translation>O servidor terminou e está sendo reiniciado. {reason}</translation>
    </message>
    <message>
        <source>The server ended by itself: start it again.</source>
        <translation>O servidor terminou sozinho: inicie-o de novo.</translation>
    </message>
    <message>
        <source>The server ended meanwhile.</source>
        <translation>O servidor terminou entretanto.</translation>
    </message>
    <message>
        <source>The server has no Python of its own yet: set it up, or choose one in options.</source>
        <translation>O servidor ainda não tem Python próprio: configure-o, ou escolha um nas opções.</translation>
    </message>
    <message>
        <source>The server has no such thing, or it belongs to somebody else.</source>
        <translation>O servidor não tem isso, ou pertence a outra pessoa.</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>O servidor está ocupado</translation>
    </message>
    <message>
        <source>The server is stopped</source>
        <translation>O servidor está parado</translation>
    </message>
    <message>
        <source>The server is too old</source>
        <translation>O servidor é antigo demais</translation>
    </message>
    <message>
        <source>The server lists over {most} entries: ask for less.</source>
        <translation>O servidor lista mais de {most} entradas: peça menos.</translation>
    </message>
    <message>
        <source>The server met an error that it did not expect.</source>
        <translation>O servidor encontrou um erro inesperado.</translation>
    </message>
    <message>
        <source>The server names an address that is not its own: nothing was sent there.</source>
        <translation>O servidor indica um endereço que não é o dele: nada foi enviado para lá.</translation>
    </message>
    <message>
        <source>The server needs Python 3.11 or newer; this QGIS has {have}.</source>
        <translation>O servidor precisa de Python 3.11 ou mais novo; este QGIS tem {have}.</translation>
    </message>
    <message>
        <source>The server no longer knows the area of this clip.</source>
        <translation>O servidor não conhece mais a área deste recorte.</translation>
    </message>
    <message>
        <source>The server of this layer could not start. Click to try again.</source>
        <translation>O servidor desta camada não pôde iniciar. Clique para tentar de novo.</translation>
    </message>
    <message>
        <source>The server of this layer is stopped. Click to start it.</source>
        <translation>O servidor desta camada está parado. Clique para iniciá-lo.</translation>
    </message>
    <message>
        <source>The server of this layer, {url}, does not answer. It is asked again.</source>
        <translation>O servidor desta camada, {url}, não responde. Ele é consultado de novo.</translation>
    </message>
    <message>
        <source>The server of this upload is not in use: switch to it, or start it, first.</source>
        <translation>O servidor deste envio não está em uso: mude para ele ou inicie-o primeiro.</translation>
    </message>
    <message>
        <source>The server on this computer is not set up yet.</source>
        <translation>O servidor deste computador ainda não está configurado.</translation>
    </message>
    <message>
        <source>The server reads rasters, draws tiles and clips. It needs Python packages that QGIS does not bring. Nothing is installed before you agree, and a server elsewhere works without them.</source>
        <translation>O servidor lê rasters, desenha blocos e recorta. Ele precisa de pacotes Python que o QGIS não traz. Nada é instalado antes de você concordar, e um servidor em outro lugar funciona sem eles.</translation>
    </message>
    <message>
        <source>The server sends its callers elsewhere</source>
        <translation>O servidor manda para outro lugar</translation>
    </message>
    <message>
        <source>The server sent something else than the clip: it was not kept.</source>
        <translation>O servidor enviou algo diferente do recorte: não foi guardado.</translation>
    </message>
    <message>
        <source>The server stopped several times while it made this clip, and gave it up.</source>
        <translation>O servidor parou várias vezes ao fazer este recorte e desistiu dele.</translation>
    </message>
    <message>
        <source>The server takes too long</source>
        <translation>O servidor demora demais</translation>
    </message>
    <message>
        <source>The server that the plugin runs itself</source>
        <translation>O servidor que o próprio complemento mantém</translation>
    </message>
    <message>
        <source>The server took the same part several times and says that it has not arrived. Ask who runs it whether its disk is full.</source>
        <translation>O servidor recebeu a mesma parte várias vezes e diz que ela não chegou. Pergunte a quem o administra se o disco está cheio.</translation>
    </message>
    <message>
        <source>The server went away midway. Try again.</source>
        <translation>O servidor sumiu no meio do caminho. Tente de novo.</translation>
    </message>
    <message>
        <source>The server's answer cannot be read</source>
        <translation>A resposta do servidor não pode ser lida</translation>
    </message>
    <message>
        <source>The server's name is not known</source>
        <translation>O nome do servidor não é conhecido</translation>
    </message>
    <message>
        <source>The server's process ended: {reason}</source>
        <translation>O processo do servidor terminou: {reason}</translation>
    </message>
    <message>
        <source>The source file is no longer where it was.</source>
        <translation>O arquivo de origem não está mais onde estava.</translation>
    </message>
    <message>
        <source>The source is compressed with loss: its pixels were stored without, larger.</source>
        <translation>A fonte é comprimida com perda: seus pixels foram gravados sem perda, com tamanho maior.</translation>
    </message>
    <message>
        <source>The source is damaged: {}</source>
        <translation>A fonte está danificada: {}</translation>
    </message>
    <message>
        <source>The source was replaced while it was read.</source>
        <translation>A fonte foi substituída enquanto era lida.</translation>
    </message>
    <message>
        <source>The storage or the database of the server was out of reach.</source>
        <translation>O armazenamento ou o banco de dados do servidor estava fora de alcance.</translation>
    </message>
    <message>
        <source>The style “{name}” is deleted.</source>
        <translation>O estilo “{name}” foi excluído.</translation>
    </message>
    <message>
        <source>The style “{name}” is saved.</source>
        <translation>O estilo “{name}” está salvo.</translation>
    </message>
    <message>
        <source>The text is longer than {most} million characters.</source>
        <translation>O texto tem mais de {most} milhões de caracteres.</translation>
    </message>
    <message>
        <source>The tiles cannot be written: {reason}</source>
        <translation>Os blocos não podem ser gravados: {reason}</translation>
    </message>
    <message>
        <source>The tiles cannot replace their source: choose another name.</source>
        <translation>Os blocos não podem substituir a fonte: escolha outro nome.</translation>
    </message>
    <message>
        <source>The upload does not get on</source>
        <translation>O envio não avança</translation>
    </message>
    <message>
        <source>The upload goes elsewhere</source>
        <translation>O envio iria para outro lugar</translation>
    </message>
    <message>
        <source>The upload was cancelled; nothing of it is kept.</source>
        <translation>O envio foi cancelado; nada dele é mantido.</translation>
    </message>
    <message>
        <source>There are more than {most} vertices.</source>
        <translation>Há mais de {most} vértices.</translation>
    </message>
    <message>
        <source>There is a note on {count} of them.</source>
        <translation>Há uma nota sobre {count} deles.</translation>
    </message>
    <message>
        <source>There is an area of that name.</source>
        <translation>Já há uma área com esse nome.</translation>
    </message>
    <message>
        <source>There is no band “{name}” in this scene.</source>
        <translation>Não há banda “{name}” nesta cena.</translation>
    </message>
    <message>
        <source>There is no delivery area.</source>
        <translation>Não há área de entrega.</translation>
    </message>
    <message>
        <source>There is no file {name}.</source>
        <translation>Não existe o arquivo {name}.</translation>
    </message>
    <message>
        <source>There is no polygon that could be used.</source>
        <translation>Não há polígono que possa ser usado.</translation>
    </message>
    <message>
        <source>There is no room for this in {folder}.</source>
        <translation>Não há espaço para isso em {folder}.</translation>
    </message>
    <message>
        <source>There is no room left on the disk of the server.</source>
        <translation>Não há mais espaço no disco do servidor.</translation>
    </message>
    <message>
        <source>There is no room left on the disk.</source>
        <translation>Não há mais espaço no disco.</translation>
    </message>
    <message>
        <source>There is no room: {free} MB are free, {wanted} MB are needed.</source>
        <translation>Não há espaço: {free} MB livres, {wanted} MB necessários.</translation>
    </message>
    <message>
        <source>There is no secure connection</source>
        <translation>Não há conexão segura</translation>
    </message>
    <message>
        <source>There is no server to ask: start it first.</source>
        <translation>Não há servidor para consultar: inicie-o primeiro.</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>Não há texto.</translation>
    </message>
    <message>
        <source>There is no vector file in {name}.</source>
        <translation>Não há arquivo vetorial em {name}.</translation>
    </message>
    <message>
        <source>There is nothing in {name}.</source>
        <translation>Não há nada em {name}.</translation>
    </message>
    <message>
        <source>These Python packages are missing: {names}.</source>
        <translation>Faltam estes pacotes Python: {names}.</translation>
    </message>
    <message>
        <source>These bounds are no longitudes and latitudes: name their CRS with them.</source>
        <translation>Estes limites não são longitudes e latitudes: informe o SRC deles.</translation>
    </message>
    <message>
        <source>These would be {count} tiles, more than {most}: choose a lower last zoom.</source>
        <translation>Seriam {count} blocos, mais de {most}: escolha um último zoom menor.</translation>
    </message>
    <message>
        <source>This GeoJSON</source>
        <translation>Este GeoJSON</translation>
    </message>
    <message>
        <source>This GeoJSON has no polygon.</source>
        <translation>Este GeoJSON não tem polígono.</translation>
    </message>
    <message>
        <source>This GeoJSON is not put together as GeoJSON is.</source>
        <translation>Este GeoJSON não está montado como GeoJSON.</translation>
    </message>
    <message>
        <source>This address leads to another server: enter the key that is meant for it.</source>
        <translation>Este endereço leva a outro servidor: introduza a chave que lhe é destinada.</translation>
    </message>
    <message>
        <source>This can be computed</source>
        <translation>Isto pode ser calculado</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este computador</translation>
    </message>
    <message>
        <source>This contradicts an earlier request</source>
        <translation>Isso contradiz um pedido anterior</translation>
    </message>
    <message>
        <source>This could not be loaded</source>
        <translation>Isto não pôde ser carregado</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Isto não funcionou</translation>
    </message>
    <message>
        <source>This is JSON, but no GeoJSON object.</source>
        <translation>É JSON, mas não um objeto GeoJSON.</translation>
    </message>
    <message>
        <source>This is neither GeoJSON nor a WKT POLYGON or MULTIPOLYGON, nor four bounds.</source>
        <translation>Não é GeoJSON, nem um WKT POLYGON ou MULTIPOLYGON, nem quatro limites.</translation>
    </message>
    <message>
        <source>This is no GeoTIFF</source>
        <translation>Isto não é um GeoTIFF</translation>
    </message>
    <message>
        <source>This is no valid JSON{place}.</source>
        <translation>Este JSON não é válido{place}.</translation>
    </message>
    <message>
        <source>This is no web address.</source>
        <translation>Este não é um endereço web.</translation>
    </message>
    <message>
        <source>This is not a Geopera server</source>
        <translation>Este não é um servidor Geopera</translation>
    </message>
    <message>
        <source>This key may not do this: ask for a wider scope or a larger quota.</source>
        <translation>Esta chave não pode fazer isso: peça mais permissões ou uma cota maior.</translation>
    </message>
    <message>
        <source>This layer has no extent.</source>
        <translation>Esta camada não tem extensão.</translation>
    </message>
    <message>
        <source>This layer is of another server ({name}): switch to it.</source>
        <translation>Esta camada é de outro servidor ({name}): mude para ele.</translation>
    </message>
    <message>
        <source>This place has one capture date only: there is nothing to compare it with.</source>
        <translation>Este lugar só tem uma data de captura: não há com que comparar.</translation>
    </message>
    <message>
        <source>This place has one capture date only: there is nothing to step through.</source>
        <translation>Este lugar só tem uma data de captura: não há o que percorrer.</translation>
    </message>
    <message>
        <source>This project is empty</source>
        <translation>Este projeto está vazio</translation>
    </message>
    <message>
        <source>This scene is of another server: connect to that one first.</source>
        <translation>Esta cena é de outro servidor: conecte-se a ele primeiro.</translation>
    </message>
    <message>
        <source>This server takes entries of the kind Basic; this one is of the kind {kind}.</source>
        <translation>Este servidor aceita entradas do tipo Basic; esta é do tipo {kind}.</translation>
    </message>
    <message>
        <source>This style does not suit this scene: choose another one.</source>
        <translation>Este estilo não serve para esta cena: escolha outro.</translation>
    </message>
    <message>
        <source>This was cancelled; nothing was written.</source>
        <translation>Isto foi cancelado; nada foi gravado.</translation>
    </message>
    <message>
        <source>This was cancelled; {count} polygons were measured and written before.</source>
        <translation>Isto foi cancelado; {count} polígonos foram medidos e escritos antes.</translation>
    </message>
    <message>
        <source>Tick all of the list</source>
        <translation>Marcar toda a lista</translation>
    </message>
    <message>
        <source>Tick at least one band of {raster}.</source>
        <translation>Marque pelo menos uma banda de {raster}.</translation>
    </message>
    <message>
        <source>Tick at least one mosaic.</source>
        <translation>Marque pelo menos um mosaico.</translation>
    </message>
    <message>
        <source>Tick at least one raster.</source>
        <translation>Marque pelo menos um raster.</translation>
    </message>
    <message>
        <source>Tick at least one scene.</source>
        <translation>Marque pelo menos uma cena.</translation>
    </message>
    <message>
        <source>Tick none of the list</source>
        <translation>Não marcar nada da lista</translation>
    </message>
    <message>
        <source>TileJSON address</source>
        <translation>Endereço TileJSON</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>Blocos</translation>
    </message>
    <message>
        <source>Tiles are copied as they are stored.</source>
        <translation>Os blocos são copiados como estão gravados.</translation>
    </message>
    <message>
        <source>Tiles are read with the key itself: it may not make a token.</source>
        <translation>Os blocos são lidos com a própria chave: ela não pode criar um token.</translation>
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
        <source>Too many requests at once</source>
        <translation>Pedidos demais de uma vez</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Duração</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Try again when some of them are done.</source>
        <translation>Tente de novo quando alguns terminarem.</translation>
    </message>
    <message>
        <source>Try it again.</source>
        <translation>Tente de novo.</translation>
    </message>
    <message>
        <source>Turn the colours round</source>
        <translation>Inverter as cores</translation>
    </message>
    <message>
        <source>Turn the divider (T)</source>
        <translation>Girar o divisor (T)</translation>
    </message>
    <message>
        <source>Type a part of a name to search, such as “moisture” or “NDVI”</source>
        <translation>Digite parte de um nome para procurar, como “moisture” ou “NDVI”</translation>
    </message>
    <message>
        <source>Type a radius such as 500 or 1.5 km.</source>
        <translation>Digite um raio como 500 ou 1.5 km.</translation>
    </message>
    <message>
        <source>Type bounds</source>
        <translation>Digitar limites</translation>
    </message>
    <message>
        <source>Typed bounds…</source>
        <translation>Limites digitados…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconhecido</translation>
    </message>
    <message>
        <source>Unnamed area</source>
        <translation>Área sem nome</translation>
    </message>
    <message>
        <source>Upload GeoTIFF files to the project</source>
        <translation>Enviar arquivos GeoTIFF ao projeto</translation>
    </message>
    <message>
        <source>Upload GeoTIFF files…</source>
        <translation>Enviar arquivos GeoTIFF…</translation>
    </message>
    <message>
        <source>Upload {name} to Geopera</source>
        <translation>Enviar {name} ao Geopera</translation>
    </message>
    <message>
        <source>Uploaded {scenes}.</source>
        <translation>Enviado: {scenes}.</translation>
    </message>
    <message>
        <source>Uploading {name}</source>
        <translation>Enviando {name}</translation>
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
        <translation>Usar um servidor em outro lugar…</translation>
    </message>
    <message>
        <source>Use this area</source>
        <translation>Usar esta área</translation>
    </message>
    <message>
        <source>Use this layer</source>
        <translation>Usar esta camada</translation>
    </message>
    <message>
        <source>Used when there is no expression.</source>
        <translation>Usada quando não há expressão.</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valores</translation>
    </message>
    <message>
        <source>Values count downwards: 12 becomes -12 m.</source>
        <translation>Os valores contam para baixo: 12 vira -12 m.</translation>
    </message>
    <message>
        <source>Vector files</source>
        <translation>Arquivos vetoriais</translation>
    </message>
    <message>
        <source>WMTS address</source>
        <translation>Endereço WMTS</translation>
    </message>
    <message>
        <source>Wait until the server is up, then try again.</source>
        <translation>Espere o servidor estar pronto e tente de novo.</translation>
    </message>
    <message>
        <source>Wait until the server is up.</source>
        <translation>Espere o servidor estar pronto.</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Esperando…</translation>
    </message>
    <message>
        <source>Weight pixels at edges</source>
        <translation>Ponderar os pixels da borda</translation>
    </message>
    <message>
        <source>Welcome to Geopera</source>
        <translation>Boas-vindas ao Geopera</translation>
    </message>
    <message>
        <source>West</source>
        <translation>Oeste</translation>
    </message>
    <message>
        <source>West must be smaller than east.</source>
        <translation>O oeste deve ser menor que o leste.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>O quê</translation>
    </message>
    <message>
        <source>What answers shows a certificate that is not for {host}.</source>
        <translation>O que responde mostra um certificado que não é de {host}.</translation>
    </message>
    <message>
        <source>What is chosen does not touch the area.</source>
        <translation>O que foi escolhido não toca a área.</translation>
    </message>
    <message>
        <source>What is known of jobs and uploads cannot be kept: {reason}</source>
        <translation>Não é possível guardar o que se sabe dos trabalhos e dos envios: {reason}</translation>
    </message>
    <message>
        <source>What is measured: search the formulas, or type an expression of bands</source>
        <translation>O que é medido: procure nas fórmulas, ou digite uma expressão de bandas</translation>
    </message>
    <message>
        <source>What map clients show; empty for the name of the raster.</source>
        <translation>O que os clientes de mapas mostram; vazio para o nome do raster.</translation>
    </message>
    <message>
        <source>What pip says appears here.</source>
        <translation>O que o pip diz aparece aqui.</translation>
    </message>
    <message>
        <source>What the colour of a day tells</source>
        <translation>O que a cor de um dia indica</translation>
    </message>
    <message>
        <source>What the server on this computer may read</source>
        <translation>O que o servidor neste computador pode ler</translation>
    </message>
    <message>
        <source>What will be installed</source>
        <translation>O que será instalado</translation>
    </message>
    <message>
        <source>What you choose is shown at once by the layer {}</source>
        <translation>O que você escolher é mostrado na hora pela camada {}</translation>
    </message>
    <message>
        <source>When another program has it, any free port is taken</source>
        <translation>Se outro programa a tiver, qualquer porta livre é usada</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Onde</translation>
    </message>
    <message>
        <source>Where the light comes from</source>
        <translation>De onde vem a luz</translation>
    </message>
    <message>
        <source>Where the server runs</source>
        <translation>Onde o servidor roda</translation>
    </message>
    <message>
        <source>Which raster of the scene is drawn</source>
        <translation>Qual raster da cena é desenhado</translation>
    </message>
    <message>
        <source>Whole scene</source>
        <translation>Cena inteira</translation>
    </message>
    <message>
        <source>Whom map clients should name.</source>
        <translation>Quem os clientes de mapas devem citar.</translation>
    </message>
    <message>
        <source>Widen them, or show all scenes again.</source>
        <translation>Amplie-os, ou mostre todas as cenas de novo.</translation>
    </message>
    <message>
        <source>Work out the coverage</source>
        <translation>Calcular a cobertura</translation>
    </message>
    <message>
        <source>Write an expression, such as (nir - red) / (nir + red).</source>
        <translation>Escreva uma expressão, como (nir - red) / (nir + red).</translation>
    </message>
    <message>
        <source>Write the area of interest</source>
        <translation>Gravar a área de interesse</translation>
    </message>
    <message>
        <source>Writes a GeoTIFF of one band, heights in metres, as PNG tiles whose red, green and blue say the height, for map clients that draw relief or stand in 3D: Mapbox Terrain-RGB (steps of 10 cm from -10,000 m) or Terrarium (steps of 4 mm from -32,768 m).

What has no height is transparent and 0 m. The scale and offset of the band are applied. Depths, which count downwards, can be turned into heights. A cancelled export leaves no file.</source>
        <translation>Grava um GeoTIFF de uma banda, altitudes em metros, como blocos PNG cujo vermelho, verde e azul dizem a altitude, para clientes de mapas que desenham relevo ou 3D: Mapbox Terrain-RGB (passos de 10 cm desde -10.000 m) ou Terrarium (passos de 4 mm desde -32.768 m).

O que não tem altitude é transparente e 0 m. A escala e o deslocamento da banda são aplicados. Profundidades, que contam para baixo, podem virar altitudes. Uma exportação cancelada não deixa arquivo.</translation>
    </message>
    <message>
        <source>XYZ address</source>
        <translation>Endereço XYZ</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Ano</translation>
    </message>
    <message>
        <source>Your own files can always be read. What is named below may be on any network, your own included; one folder or address in a line.</source>
        <translation>Seus próprios arquivos sempre podem ser lidos. O que for indicado abaixo pode estar em qualquer rede, inclusive a sua; uma pasta ou endereço por linha.</translation>
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
        <source>Zoom to</source>
        <translation>Aproximar</translation>
    </message>
    <message>
        <source>Zoom to the area</source>
        <translation>Aproximar da área</translation>
    </message>
    <message>
        <source>Zoom {first} to {last}: up to {count} tiles.</source>
        <translation>Zoom {first} a {last}: até {count} blocos.</translation>
    </message>
    <message>
        <source>a scene that is no longer there</source>
        <translation>uma cena que não existe mais</translation>
    </message>
    <message>
        <source>about {download} to fetch, {disk} on disk</source>
        <translation>cerca de {download} para baixar, {disk} em disco</translation>
    </message>
    <message>
        <source>after waiting {time}</source>
        <translation>após esperar {time}</translation>
    </message>
    <message>
        <source>any</source>
        <translation>qualquer</translation>
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
        <translation>ao lado do projeto: {folder}</translation>
    </message>
    <message>
        <source>bounds</source>
        <translation>limites</translation>
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
        <source>cloud {percent}</source>
        <translation>nuvens {percent}</translation>
    </message>
    <message>
        <source>cloud {percent} %</source>
        <translation>nuvens {percent} %</translation>
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
        <source>delivery area {name}</source>
        <translation>área de entrega {name}</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>código de saída {code}</translation>
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
        <source>in QGIS</source>
        <translation>no QGIS</translation>
    </message>
    <message>
        <source>incomplete: repair or remove it</source>
        <translation>incompleto: repare ou remova</translation>
    </message>
    <message>
        <source>installed, {count} packages, {size}</source>
        <translation>instalado, {count} pacotes, {size}</translation>
    </message>
    <message>
        <source>it expires</source>
        <translation>ele expirar</translation>
    </message>
    <message>
        <source>it is done, but could not be loaded: {reason}</source>
        <translation>está pronto, mas não pôde ser carregado: {reason}</translation>
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
        <source>kept in QGIS; type to replace it</source>
        <translation>guardada no QGIS; digite para substituí-la</translation>
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
        <source>less than {time} s</source>
        <translation>menos de {time} s</translation>
    </message>
    <message>
        <source>line</source>
        <translation>linha</translation>
    </message>
    <message>
        <source>made for another version of the plugin: repair it</source>
        <translation>feito para outra versão do complemento: repare</translation>
    </message>
    <message>
        <source>mapbox for Terrain-RGB as Mapbox and MapTiler use it.</source>
        <translation>mapbox para Terrain-RGB como o Mapbox e o MapTiler usam.</translation>
    </message>
    <message>
        <source>mean, p10 to p90</source>
        <translation>média, p10 a p90</translation>
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
        <translation>ndvi,ndwi,evi,índice,fórmula,expressão,cálculo de bandas,calculadora raster</translation>
    </message>
    <message>
        <source>no area</source>
        <translation>sem área</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>none needed</source>
        <translation>nenhuma necessária</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>não instalado</translation>
    </message>
    <message>
        <source>not on the map yet</source>
        <translation>ainda não está no mapa</translation>
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
        <translation>O pip terminou sem dizer nada.</translation>
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
        <translation>pixels movidos para outra grade</translation>
    </message>
    <message>
        <source>pixels written again without loss</source>
        <translation>pixels gravados de novo sem perda</translation>
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
        <source>qgis_process command</source>
        <translation>Comando qgis_process</translation>
    </message>
    <message>
        <source>run by the plugin</source>
        <translation>mantido pelo complemento</translation>
    </message>
    <message>
        <source>saved here</source>
        <translation>salvo aqui</translation>
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
        <source>several rasters put together, {how}</source>
        <translation>vários rasters unidos, {how}</translation>
    </message>
    <message>
        <source>statistics,zonal,zones,mean,median,percentile,histogram,weighted</source>
        <translation>estatística,zonal,zonas,média,mediana,percentil,histograma,ponderado</translation>
    </message>
    <message>
        <source>such as (nir - red) / (nir + red)</source>
        <translation>como (nir - red) / (nir + red) por exemplo</translation>
    </message>
    <message>
        <source>such as Harbour office</source>
        <translation>como Escritório do porto</translation>
    </message>
    <message>
        <source>terrain,elevation,dem,terrain-rgb,terrarium,3d,hillshade,mbtiles,xyz</source>
        <translation>relevo,elevação,mde,terrain-rgb,terrarium,3d,sombreamento,mbtiles,xyz</translation>
    </message>
    <message>
        <source>the one that the plugin installed</source>
        <translation>o que o complemento instalou</translation>
    </message>
    <message>
        <source>the server of this computer</source>
        <translation>o servidor deste computador</translation>
    </message>
    <message>
        <source>tiles copied as they are stored</source>
        <translation>blocos copiados como estão gravados</translation>
    </message>
    <message>
        <source>tiles,mbtiles,xyz,offline,basemap,web mercator,pyramid</source>
        <translation>blocos,mbtiles,xyz,off-line,mapa base,web mercator,pirâmide</translation>
    </message>
    <message>
        <source>time series,dates,phenology,statistics,temporal,chart,ndvi</source>
        <translation>série temporal,datas,fenologia,estatística,temporal,gráfico,ndvi</translation>
    </message>
    <message>
        <source>to</source>
        <translation>até</translation>
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
        <translation>{address} não respondeu a tempo. Tente de novo ou peça menos de uma vez.</translation>
    </message>
    <message>
        <source>{address} is no web address.</source>
        <translation>{address} não é um endereço web.</translation>
    </message>
    <message>
        <source>{address} refers to another place ({where}). Enter that address if you trust it.</source>
        <translation>{address} remete a outro lugar ({where}). Digite esse endereço se confiar nele.</translation>
    </message>
    <message>
        <source>{area}, across 180°</source>
        <translation>{area}, através de 180°</translation>
    </message>
    <message>
        <source>{arrived} of {expected} bytes arrived. Try again.</source>
        <translation>Chegaram {arrived} de {expected} bytes. Tente de novo.</translation>
    </message>
    <message>
        <source>{copied} of {all} are copied tile by tile, the others written again.</source>
        <translation>{copied} de {all} são copiados bloco a bloco, os demais gravados de novo.</translation>
    </message>
    <message>
        <source>{count} Python packages, rasterio and rio-tiler among them, pinned and checked by their hashes, from pypi.org</source>
        <translation>{count} pacotes Python, entre eles rasterio e rio-tiler, fixados e conferidos por seus hashes, de pypi.org</translation>
    </message>
    <message>
        <source>{count} are on the map.</source>
        <translation>{count} estão no mapa.</translation>
    </message>
    <message>
        <source>{count} did not arrive completely: {names}</source>
        <translation>{count} sem chegar por completo: {names}</translation>
    </message>
    <message>
        <source>{count} finished while QGIS was closed.</source>
        <translation>{count} terminaram enquanto o QGIS estava fechado.</translation>
    </message>
    <message>
        <source>{count} layers cannot be drawn: their server is gone.</source>
        <translation>{count} camadas não podem ser desenhadas: seu servidor sumiu.</translation>
    </message>
    <message>
        <source>{count} more: see the Geopera panel</source>
        <translation>Mais {count}: veja o painel do Geopera</translation>
    </message>
    <message>
        <source>{count} started on {server}: you find the results there.</source>
        <translation>{count} em andamento em {server}: lá você encontra os resultados.</translation>
    </message>
    <message>
        <source>{count} vertices are too many to edit by hand: simplify the area first.</source>
        <translation>{count} vértices são demais para editar à mão: simplifique a área primeiro.</translation>
    </message>
    <message>
        <source>{crs} is not known.</source>
        <translation>{crs} não é conhecido.</translation>
    </message>
    <message>
        <source>{host} does not speak HTTPS as it should. See whether the address begins with http:// or has another port.</source>
        <translation>{host} não fala HTTPS como deveria. Veja se o endereço começa com http:// ou tem outra porta.</translation>
    </message>
    <message>
        <source>{how}; its codec was lossy</source>
        <translation>{how}; seu codec era com perda</translation>
    </message>
    <message>
        <source>{layer} cannot be drawn: its server is gone.</source>
        <translation>{layer} não pode ser desenhado: seu servidor sumiu.</translation>
    </message>
    <message>
        <source>{length} around</source>
        <translation>{length} de contorno</translation>
    </message>
    <message>
        <source>{name} cannot be read any more.</source>
        <translation>{name} não pode mais ser lido.</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>{name} não pode ser lido.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} não pode ser lido: {reason}.</translation>
    </message>
    <message>
        <source>{name} does not say in which CRS it is: give it one first.</source>
        <translation>{name} não diz em que SRC está: dê-lhe um primeiro.</translation>
    </message>
    <message>
        <source>{name} has lines, but none that ends where it begins.</source>
        <translation>{name} tem linhas, mas nenhuma que termine onde começa.</translation>
    </message>
    <message>
        <source>{name} has more than {most} features: choose some in a layer first.</source>
        <translation>{name} tem mais de {most} feições: escolha primeiro algumas em uma camada.</translation>
    </message>
    <message>
        <source>{name} has more than {most} vertices.</source>
        <translation>{name} tem mais de {most} vértices.</translation>
    </message>
    <message>
        <source>{name} has no polygons.</source>
        <translation>{name} não tem polígonos.</translation>
    </message>
    <message>
        <source>{name} holds more than {most} files.</source>
        <translation>{name} contém mais de {most} arquivos.</translation>
    </message>
    <message>
        <source>{name} is a folder.</source>
        <translation>{name} é uma pasta.</translation>
    </message>
    <message>
        <source>{name} is larger than {most} MB: take out the part that you need first.</source>
        <translation>{name} é maior que {most} MB: extraia primeiro a parte de que precisa.</translation>
    </message>
    <message>
        <source>{name} is no readable archive.</source>
        <translation>{name} não é um arquivo compactado legível.</translation>
    </message>
    <message>
        <source>{name} is no vector file that can be read.</source>
        <translation>{name} não é um arquivo vetorial legível.</translation>
    </message>
    <message>
        <source>{name} is not empty: choose a new folder.</source>
        <translation>{name} não está vazia: escolha uma pasta nova.</translation>
    </message>
    <message>
        <source>{name} was not uploaded. {reason}</source>
        <translation>{name} não foi enviado. {reason}</translation>
    </message>
    <message>
        <source>{name} was written to while it was sent: try again.</source>
        <translation>{name} foi gravado durante o envio: tente de novo.</translation>
    </message>
    <message>
        <source>{number} million</source>
        <translation>{number} milhões</translation>
    </message>
    <message>
        <source>{outside} of {all} do not touch the area and will be left out.</source>
        <translation>{outside} de {all} não tocam a área e serão deixadas de fora.</translation>
    </message>
    <message>
        <source>{path} cannot be written: choose another place.</source>
        <translation>{path} não pode ser gravado: escolha outro lugar.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{program} has neither pip nor venv. On Debian and Ubuntu the package python3-venv brings them; elsewhere install Python from python.org.</source>
        <translation>{program} não tem pip nem venv. No Debian e no Ubuntu o pacote python3-venv os traz; nos demais, instale o Python de python.org.</translation>
    </message>
    <message>
        <source>{scenes}: {reason}</source>
        <translation>{scenes}: {reason}</translation>
    </message>
    <message>
        <source>{share} covered by {scene}</source>
        <translation>{share} coberto por {scene}</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{size} of text, too long to be shown</source>
        <translation>{size} de texto, longo demais para mostrar</translation>
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
        <translation>faltam {time}</translation>
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
        <translation>{title}: {details}. Um clique duplo a adiciona ao mapa.</translation>
    </message>
    <message>
        <source>{units} held for it</source>
        <translation>{units} reservadas para isto</translation>
    </message>
    <message>
        <source>{width} x {height} pixels</source>
        <translation>{width} x {height} pixels</translation>
    </message>
    <message>
        <source>{z}/{x}/{y} and tilejson.json, instead of an MBTiles file.</source>
        <translation>{z}/{x}/{y} e tilejson.json, em vez de um arquivo MBTiles.</translation>
    </message>
    <message>
        <source>{} is not a GeoTIFF on this computer: choose its file.</source>
        <translation>{} não é um GeoTIFF deste computador: escolha o arquivo.</translation>
    </message>
    <message>
        <source>{} shows tiles of a server: Processing works on files. Clip the scene first, or choose its GeoTIFF.</source>
        <translation>{} mostra blocos de um servidor: o Processamento trabalha com arquivos. Recorte a cena primeiro, ou escolha seu GeoTIFF.</translation>
    </message>
    <message>
        <source>{} x {} pixels, {} of them inside; made by {}.</source>
        <translation>{} x {} pixels, {} deles dentro; feito por {}.</translation>
    </message>
    <message>
        <source>“{name}” is archived; nothing of it is deleted.</source>
        <translation>“{name}” está arquivado; nada dele é excluído.</translation>
    </message>
    <message>
        <source>“{name}” is no longer kept in this project.</source>
        <translation>“{name}” não é mais guardado neste projeto.</translation>
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
