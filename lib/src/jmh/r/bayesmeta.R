# Times bayesmeta, where it is there, on eight schools and on 79 studies of a folder.
if (!requireNamespace("bayesmeta", quietly = TRUE)) quit()
suppressMessages(library(bayesmeta))
args <- commandArgs(trailingOnly = TRUE)
if (!grepl(args[2], "PosteriorBenchmark")) quit()
cat("R", as.character(getRversion()), "with bayesmeta", as.character(packageVersion("bayesmeta")),
    "\n")
# Processor time per call, of the fastest.
time <- function(name, call, times) {
  each <- vapply(seq_len(times), function(i) sum(system.time(call())[1:2]), 0)
  cat(name, format(min(each) * 1e6, digits = 6), "\n")
}
fit <- function(y, s, sd, scale)
  bayesmeta(y = y, sigma = s, mu.prior.mean = 0, mu.prior.sd = sd,
            tau.prior = function(t) dhalfcauchy(t, scale = scale))
y <- c(28, 8, -3, 7, -1, 1, 18, 12)
s <- c(15, 10, 16, 11, 9, 11, 10, 18)
time("posteriorSummary8", function() fit(y, s, 50, 25), 5)
dat <- read.csv(file.path(args[1], "studies79.csv"))
time("posteriorSummary79", function() fit(dat$yi, sqrt(dat$vi), 2, 0.5), 2)
