# Times metafor on the studies of a folder; prints "name microseconds". The fastest of the calls.
suppressMessages(library(metafor))
folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(k) read.csv(file.path(folder, paste0("studies", k, ".csv")))
time <- function(name, call, times) {
  call()
  each <- vapply(seq_len(times), function(i) {
    start <- Sys.time()
    call()
    as.numeric(difftime(Sys.time(), start, units = "secs"))
  }, 0)
  cat(name, format(min(each) * 1e6, digits = 6), "\n")
}
for (k in c(8, 79, 1000)) {
  dat <- read(k)
  time(paste0("reml", k), function() rma(yi, vi, data = dat), if (k > 100) 5 else 200)
}
dat <- read(79)
fit <- rma(yi, vi, data = dat)
time("leaveOneOut79", function() leave1out(fit), 10)
dat <- read(20)
fit <- rma(yi, vi, data = dat)
time("influence20", function() influence(fit), 10)
