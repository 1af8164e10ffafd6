# Times metafor on the studies of a folder; prints "name microseconds". The fastest of the calls.
# Takes the folder, and what the names of the benchmarks asked for have in them.
suppressMessages(library(metafor))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
asked <- function(part) grepl(if (length(arguments) > 1) arguments[2] else "", part)
read <- function(name) read.csv(file.path(folder, paste0(name, ".csv")))
time <- function(name, call, times, warm = TRUE) {
  if (warm) call()
  each <- vapply(seq_len(times), function(i) {
    start <- Sys.time()
    call()
    as.numeric(difftime(Sys.time(), start, units = "secs"))
  }, 0)
  cat(name, format(min(each) * 1e6, digits = 6), "\n")
}
if (asked("FitBenchmark")) {
  for (k in c(8, 79, 1000)) {
    dat <- read(paste0("studies", k))
    time(paste0("reml", k), function() rma(yi, vi, data = dat), if (k > 100) 5 else 200)
  }
}
if (asked("DeletionBenchmark")) {
  dat <- read("studies79")
  fit <- rma(yi, vi, data = dat)
  time("leaveOneOut79", function() leave1out(fit), 10)
  dat <- read("studies20")
  fit <- rma(yi, vi, data = dat)
  time("influence20", function() influence(fit), 10)
}
if (asked("DispersionBenchmark")) {
  dat <- read("rows80")
  time("scale80", function() rma(yi, vi, mods = ~ x, scale = ~ x, data = dat), 20)
  dat <- read("rows600")
  dat$row <- seq_len(nrow(dat))
  nested <- function(V) {
    rma.mv(yi, V, mods = ~ x, random = ~ 1 | study/row, data = dat, sparse = TRUE)
  }
  time("groups600", function() nested(dat$vi), 2)
  V <- vcalc(vi, cluster = study, obs = row, rho = 0.5, data = dat)
  time("blocks600", function() nested(V), 2)
  # Seconds each: called once.
  dat <- read("rows1000")
  dat$row <- seq_len(nrow(dat))
  V <- sqrt(outer(dat$vi, dat$vi)) * exp(-5 * as.matrix(dist(cbind(dat$px, dat$py))))
  time("dense1000", function() rma.mv(yi, V, mods = ~ x, random = ~ 1 | row, data = dat), 1, FALSE)
}
