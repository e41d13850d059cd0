"""What we choose of the spectral-index catalogue, and how it is shown by default."""

from __future__ import annotations

from typing import Any

SELECTION: dict[str, tuple[str, ...]] = {
    "vegetation": (
        "AFRI1600", "AFRI2100", "ARI", "ARI2", "ARVI", "AVI", "BNDVI", "CCI", "CIG", "CIRE",
        "CRI550", "CRI700", "CVI", "DSI", "DSWI4", "DSWI5", "DVI", "ENDVI", "EVI", "EVI2",
        "ExG", "ExGR", "ExR", "FCVI", "GARI", "GBNDVI", "GCC", "GDVI", "GEMI", "GLI", "GNDVI",
        "GOSAVI", "GRNDVI", "GRVI", "GSAVI", "GVMI", "IKAW", "IPVI", "IRECI", "MCARI", "MCARI1",
        "MCARI2", "MGRVI", "MNDVI", "MSAVI", "MSI", "MSR", "MTCI", "MTVI1", "MTVI2", "ND705",
        "NDII", "NDMI", "NDPI", "NDREI", "NDTillI", "NDVI", "NDYI", "NGRDI", "NIRv", "NLI",
        "NMDI", "OSAVI", "PSRI", "RCC", "RDVI", "RGBVI", "RGRI", "RVI", "S2REP", "SARVI",
        "SAVI", "SEVI", "SI", "SIPI", "SLAVI", "SR", "TCARI", "TCARIOSAVI", "TDVI", "TGI",
        "TriVI", "TVI", "VARI", "WDRVI", "WDVI", "kNDVI",
    ),
    "water": (
        "ANDWI", "AWEInsh", "AWEIsh", "FAI", "LSWI", "MBWI", "MNDWI", "MuWIR", "NDCI", "NDPonI",
        "NDTI", "NDVIMNDWI", "NDWI", "NWI", "SWM", "WI1", "WI2", "WI2015", "WRI",
    ),
    "burn": ("BAI", "BAIS2", "CSI", "MIRBI", "NBR", "NBR2", "NBRT1", "NBRplus"),
    "snow": ("NBSIMS", "NDGlaI", "NDSI", "NDSII", "NDSInw", "S3", "SWI"),
    "soil": ("BI", "BITM", "BIXS", "DBSI", "EMBI", "MBI", "NDSoI", "NSDS", "NSDSI1", "RI4XS"),
    "urban": (
        "BLFEI", "BRBA", "EBBI", "IBI", "NBAI", "NDBI", "PISI", "UI", "VgNIRBI", "VIBI", "VrNIRBI",
    ),
}  # fmt: skip

# Where the catalogue's default is another index's: Huete's 0.5 for the SAVI family, EVI keeps 1.
CONSTANTS: dict[str, dict[str, float]] = {
    "SAVI": {"L": 0.5},
    "GSAVI": {"L": 0.5},
    "SARVI": {"L": 0.5},
    "IBI": {"L": 0.5},
    "NDPI": {"alpha": 0.74},
}

DOMAIN_COLORMAPS = {
    "vegetation": "rdylgn",
    "water": "rdbu",
    "burn": "ylorrd",
    "snow": "ice",
    "soil": "ylorbr",
    "urban": "magma",
    "clouds": "greys_r",
    "radar": "greys_r",
    "kernel": "rdylgn",
}

PRESENTATION: dict[str, dict[str, Any]] = {
    "NDVI": {"rescale": [-0.2, 0.9], "colormap": "rdylgn"},
    "EVI": {"rescale": [-0.1, 0.8], "colormap": "rdylgn"},
    "EVI2": {"rescale": [-0.1, 0.8], "colormap": "rdylgn"},
    "SAVI": {"rescale": [-0.1, 0.7], "colormap": "rdylgn"},
    "OSAVI": {"rescale": [-0.1, 0.8], "colormap": "rdylgn"},
    "MSAVI": {"rescale": [-0.1, 0.7], "colormap": "rdylgn"},
    "GNDVI": {"rescale": [-0.2, 0.9], "colormap": "ylgn"},
    "ARVI": {"rescale": [-0.2, 0.9], "colormap": "rdylgn"},
    "CIG": {"rescale": [0, 6], "colormap": "viridis"},
    "CIRE": {"rescale": [0, 4], "colormap": "viridis"},
    "SR": {"rescale": [0, 12], "colormap": "viridis"},
    "NDMI": {"rescale": [-0.5, 0.6], "colormap": "brbg"},
    "MSI": {"rescale": [0.3, 2], "colormap": "brbg_r"},
    "ND705": {"rescale": [-0.1, 0.7], "colormap": "rdylgn"},
    "NDYI": {"rescale": [-0.2, 0.5], "colormap": "cividis"},
    "PSRI": {"rescale": [-0.2, 0.4], "colormap": "rdylgn_r"},
    "RGRI": {"colormap": "rdylgn_r"},
    "VARI": {"rescale": [-0.3, 0.5], "colormap": "rdylgn"},
    "S2REP": {"rescale": [700, 740], "colormap": "turbo"},
    "NDWI": {"rescale": [-0.8, 0.8], "colormap": "rdbu"},
    "MNDWI": {"rescale": [-0.8, 0.8], "colormap": "rdbu"},
    "NDCI": {"rescale": [-0.2, 0.5], "colormap": "algae"},
    "NDTI": {"rescale": [-0.3, 0.3], "colormap": "turbid"},
    "NBR": {"rescale": [-0.5, 0.9], "colormap": "rdylgn"},
    "NBR2": {"rescale": [-0.2, 0.6], "colormap": "rdylgn"},
    "NDSI": {"rescale": [-0.8, 0.9], "colormap": "ice"},
    "NDBI": {"rescale": [-0.6, 0.4], "colormap": "rdylbu_r"},
    "IBI": {"rescale": [-0.6, 0.6], "colormap": "rdylbu_r"},
    "NDPonI": {"colormap": "rdbu_r"},
    "SIPI": {"rescale": [0.5, 2], "colormap": "rdylgn_r"},
    "RCC": {"colormap": "rdylgn_r"},
    "ExR": {"colormap": "rdylgn_r"},
    "CSI": {"colormap": "ylorrd_r"},
    "MIRBI": {"rescale": [1, 2], "colormap": "ylorrd"},
    "BI": {"rescale": [-0.5, 0.4], "colormap": "ylorbr"},
}

DESCRIPTIONS = {
    "NDVI": "Green biomass: water below 0, bare soil near 0.2, dense crops above 0.7.",
    "EVI": "Green biomass that saturates later than NDVI and corrects for haze by the blue band.",
    "EVI2": "EVI without the blue band.",
    "SAVI": "NDVI corrected for the soil that shows between plants (L = 0.5).",
    "OSAVI": "Soil-adjusted vegetation with a fixed term; good for sparse cover.",
    "MSAVI": "Soil-adjusted vegetation that finds its own soil term; good for young crops.",
    "GNDVI": "NDVI with green for red: follows chlorophyll, and so nitrogen.",
    "NDMI": "Water in leaves: dry below 0, well supplied above 0.3.",
    "MSI": "Moisture stress: higher is drier.",
    "NDWI": "Open water above 0 (McFeeters).",
    "MNDWI": "Open water above 0, less confused by towns than NDWI.",
    "NDCI": "Chlorophyll, and so algae, in turbid water.",
    "NDTI": "Turbidity of water.",
    "NBR": "Burnt ground is low; subtract two dates for burn severity.",
    "NBR2": "Burnt ground and crop residue by the two short-wave bands.",
    "NDSI": "Snow above 0.4.",
    "NDBI": "Built-up and bare ground above 0.",
    "BI": "Bare soil is high.",
    "NDYI": "Yellow bloom of rapeseed is high.",
    "CIG": "Chlorophyll of the canopy from nir and green.",
    "CIRE": "Chlorophyll of the canopy from nir and the red edge.",
    "NDREI": "Vigour of dense crops from nir and the red edge.",
}
