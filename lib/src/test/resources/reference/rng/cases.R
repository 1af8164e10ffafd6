# Writes cases.json: long runs of each generator, of which the first and last five draws, the sum
# (of integers) and the next uniform are kept. The last tells whether as many were drawn as R drew.
# Rscript cases.R > cases.json

digits <- function(x) {
  text <- sprintf("%.17g", x)
  paste(ifelse(is.finite(x), text, "\"Infinity\""), collapse = ", ")
}

case <- function(f, seed, n, ...) {
  set.seed(seed)
  args <- c(...)
  v <- switch(f,
    runif = runif(n, args[1], args[2]),
    rnorm = rnorm(n, args[1], args[2]),
    rexp = rexp(n, args[1]),
    rgamma = rgamma(n, args[1], scale = args[2]),
    rbinom = rbinom(n, args[1], args[2]),
    sample = sample(args[1], n, args[2] == 1),
    weighted = sample(args[1], n, args[2] == 1, prob = 1 + (0:(args[1] - 1)) %% 5)
  )
  sprintf(
    '{"f": "%s", "seed": %.0f, "n": %.0f, "args": [%s], "head": [%s], "tail": [%s], "sum": %s, "after": %s}',
    f, seed, n, digits(args), digits(head(v, 5)), digits(tail(v, 5)),
    if (is.integer(v)) sprintf("%.0f", sum(as.double(v))) else "null", digits(runif(1))
  )
}

big <- .Machine$integer.max
cases <- c(
  sapply(c(0, 1, -1, 20, 123456789, big, -big), function(s) case("runif", s, 2000, 0, 1)),
  case("runif", 3, 1000, -2.5, 7), case("runif", 3, 5, 2, 2),
  sapply(c(1, -7, big), function(s) case("rnorm", s, 50000, 0, 1)),
  case("rnorm", 5, 1000, 3, 0.25), case("rnorm", 5, 5, 3, 0), case("rnorm", 5, 5, Inf, 1),
  sapply(c(1, 2.5, 1e-3, 1e300), function(r) case("rexp", 4, 50000, r)),
  sapply(
    c(0, 1e-5, 0.001, 0.1, 0.5, 0.999, 1, 1.0001, 2, 3.686, 3.687, 10, 13.022, 13.03, 100, 1e8),
    function(a) case("rgamma", 11, 20000, a, 1)
  ),
  case("rgamma", 11, 1000, 2.5, 3), case("rgamma", 11, 5, 2.5, 0),
  mapply(
    function(size, p) case("rbinom", 13, 20000, size, p),
    c(0, 5, 5, 1, 10, 10, 99, 100, 101, 100, 1000, 1000, 300, 5000, 50000, 4e5, 1e6, 2e9, 2e9, 2e9, 2e9),
    c(.3, 0, 1, .5, .3, .7, .3, .3, .3, .7, .029, .5, .9, .01, .2, .37, .999, 1e-8, 1e-6, .5, 1 - 1e-8)
  ),
  mapply(
    function(n, size, replace) case("sample", 17, size, n, replace),
    c(1, 1, 2, 10, 10, 100, 65535, 65536, 65537, 65536, 65537, 2^25, 2^25 + 1, 2^25 + 1, 1e7, 1e7 + 1, big, big, 2^30, 2^30 + 1),
    c(1, 5, 2, 10, 0, 1000, 1000, 1000, 1000, 65536, 65537, 5000, 5000, 5000, 1000, 50000, 5000, 50000, 1000, 1000),
    c(0, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1, 1)
  ),
  mapply(
    function(n, size, replace) case("weighted", 19, size, n, replace),
    c(1, 2, 5, 5, 30, 100, 200, 201, 1000, 1000),
    c(3, 100, 1000, 5, 10000, 100, 10000, 10000, 20000, 1000),
    c(1, 1, 1, 0, 1, 0, 1, 1, 1, 0)
  )
)
cat(
  '{\n"source": "R ', as.character(getRversion()), ', RNGkind ', paste(RNGkind(), collapse = " / "),
  '; made by cases.R",\n"cases": [\n', paste(cases, collapse = ",\n"), "\n]}\n",
  sep = ""
)
