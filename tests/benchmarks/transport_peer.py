"""The peer of TransportBenchmark: solves on demand with POT's emd2 and answers time and value.

One line per request on standard input: path n d, where the file holds x (n*d), y (n*d), a (n), b (n) as doubles.
One line per answer: seconds value. The cost matrix is built before the clock starts.
"""
import sys
import time

import numpy as np
import ot
from scipy.spatial.distance import cdist

print(f"POT {ot.__version__}, numpy {np.__version__}", flush=True)
for line in sys.stdin:
    path, n, d = line.split()
    n, d = int(n), int(d)
    data = np.fromfile(path)
    x, y = data[: n * d].reshape(n, d), data[n * d : 2 * n * d].reshape(n, d)
    a, b = data[2 * n * d : 2 * n * d + n], data[2 * n * d + n :]
    costs = cdist(x, y)
    start = time.perf_counter()
    value = ot.emd2(a, b, costs, processes=1, numItermax=10**9)
    print(repr(time.perf_counter() - start), repr(float(value)), flush=True)
