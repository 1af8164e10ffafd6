# Times metafor on the studies of a folder; prints "name microseconds". The fastest of the calls.
# Takes the folder, and what the names of the benchmarks asked for have in them.
suppressMessages(library(metafor))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
asked <- function(part) grepl(if (length(arguments) > 1) arguments[2] else "", part)
read <- function(name) read.csv(file.path(folder, paste0(name, ".csv")))
cat("R", as.character(getRversion()), "with metafor", as.character(packageVersion("metafor")), "\n")
# Processor time per call, of the fastest of five batches.
time <- function(name, call, times, batches = 5) {
  if (batches > 1) call(1)
  each <- vapply(seq_len(batches), function(batch) {
    used <- system.time(for (i in seq_len(times)) call(i))
    sum(used[1:2]) / times
  }, 0)
  cat(name, format(min(each) * 1e6, digits = 6), "\n")
}
if (asked("FitBenchmark")) {
  for (k in c(8, 79, 1000)) {
    sets <- c(list(read(paste0("studies", k))),
              lapply(1:7, function(set) read(paste0("studies", k, "-", set))))
    time(paste0("reml", k), function(i) rma(yi, vi, data = sets[[i %% 8 + 1]]),
         if (k > 100) 2 else 40)
  }
  same <- read("homogeneous79")
  time("homogeneous79", function(i) rma(yi, vi, data = same), 40)
  moderated <- read("moderated200")
  mods <- reformulate(paste0("x", 1:10))
  time("moderated200", function(i) rma(yi, vi, mods = mods, data = moderated), 10)
}
if (asked("DeletionBenchmark")) {
  dat <- read("studies79")
  fit <- rma(yi, vi, data = dat)
  time("leaveOneOut79", function(i) leave1out(fit), 2)
  dat <- read("studies20")
  fit <- rma(yi, vi, data = dat)
  time("influence20", function(i) influence(fit), 2)
}
if (asked("DispersionBenchmark")) {
  dat <- read("rows80")
  time("scale80", function(i) rma(yi, vi, mods = ~ x, scale = ~ x, data = dat), 4)
  dat <- read("rows600")
  dat$row <- seq_len(nrow(dat))
  nested <- function(V) {
    rma.mv(yi, V, mods = ~ x, random = ~ 1 | study/row, data = dat, sparse = TRUE)
  }
  time("groups600", function(i) nested(dat$vi), 1, 2)
  time("crossed600", function(i) {
    rma.mv(yi, vi, mods = ~ x, random = list(~ 1 | row, ~ 1 | study, ~ 1 | lab), data = dat,
           sparse = TRUE)
  }, 1, 2)
  V <- vcalc(vi, cluster = study, obs = row, rho = 0.5, data = dat)
  time("blocks600", function(i) nested(V), 1, 2)
  # Seconds each: called once.
  dat <- read("rows1000")
  dat$row <- seq_len(nrow(dat))
  V <- sqrt(outer(dat$vi, dat$vi)) * exp(-5 * as.matrix(dist(cbind(dat$px, dat$py))))
  time("dense1000", function(i) rma.mv(yi, V, mods = ~ x, random = ~ 1 | row, data = dat), 1, 1)
}
if (asked("EffectBenchmark")) {
  counts <- read("counts")
  means <- read("means")
  cor <- read("cor")
  time("oddsRatios", function(i) {
    escalc(measure = "OR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = counts)
  }, 4)
  time("standardisedMeanDifferences", function(i) {
    escalc(measure = "SMD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i,
           data = means)
  }, 4)
  time("fishersZ", function(i) escalc(measure = "ZCOR", ri = ri, ni = ni, data = cor), 4)
}
if (asked("CountsBenchmark")) {
  bcg <- read("bcg")
  glmm <- function(model) {
    rma.glmm(measure = "OR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = bcg, model = model)
  }
  time("mantelHaenszel", function(i) {
    rma.mh(measure = "OR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = bcg)
  }, 40)
  # Without the package lme4 or BiasedUrn metafor cannot fit these.
  if (requireNamespace("lme4", quietly = TRUE)) {
    time("fixedStudyEffects", function(i) glmm("UM.FS"), 2, 3)
  }
  if (requireNamespace("BiasedUrn", quietly = TRUE)) {
    time("conditionalExact", function(i) glmm("CM.EL"), 1, 2)
  }
}
if (asked("BiasBenchmark")) {
  fit <- rma(yi, vi, data = dat.hackshaw1998)
  time("trimAndFill", function(i) trimfill(fit), 5)
  time("oneStep", function(i) selmodel(fit, type = "stepfun", steps = 0.025), 2, 3)
  time("fourSteps", function(i) selmodel(fit, type = "stepfun", steps = c(0.05, 0.1, 0.5, 1)), 1, 3)
}
if (asked("SensitivityBenchmark")) {
  # Seconds each: called once. 2^20 subsets would take hours.
  fit <- rma(yi, vi, data = read("studies10"), method = "DL")
  time("gosh10", function(i) gosh(fit, progbar = FALSE), 1, 1)
  time("permutation10", function(i) permutest(fit, exact = TRUE, progbar = FALSE), 1, 1)
  time("randomPermutation10", function(i) permutest(fit, iter = 10000, progbar = FALSE), 1, 1)
}
