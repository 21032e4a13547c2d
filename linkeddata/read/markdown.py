from linkeddata.read.plain import read
