# Runs test files of metafor and writes what they compute and expect as numbers.
#
#   Rscript record_metafor_tests.R FOLDER OUT FILE...
#
# FOLDER holds the test files, FILE is a name without "test_" and ".r", OUT receives FILE.json. A file has
#   calls:        function, inputs (numbers of the data), options, and the call that it reads (`of`)
#   expectations: test, call, quantity (with `.` for the result of the call), value in R, expected, tolerance
# No test of Java needs R: this is how its facts were made, and how they are made for another version.

args <- commandArgs(TRUE)
suppressPackageStartupMessages({library(metafor); library(jsonlite)})
folder <- args[1]
out <- args[2]

state <- new.env()

numbers <- function(x) {
   if (is.null(x)) return(NULL)
   if (is.data.frame(x)) return(lapply(as.list(x), numbers))
   if (is.factor(x)) x <- as.character(x)
   if (is.list(x)) return(lapply(x, numbers))
   if (is.logical(x) && !all(is.na(x))) return(as.vector(x))
   if (is.numeric(x) || is.logical(x)) return(as.vector(as.numeric(x)))
   as.character(x)
}

record <- function(fun, inputs, options, of=NULL) {
   id <- length(state$calls) + 1
   state$calls[[id]] <- list(id=id, "function"=fun, of=of, inputs=inputs, options=options)
   state$last <- id
   id
}

mark <- function(x, id) { attr(x, "rec") <- id; x }

# The inputs of a call: arguments that are columns of its data, with its subset.
inputs_of <- function(call, names, frame) {
   data <- if (is.null(call$data)) NULL else eval(call$data, frame)
   subset <- if (is.null(call$subset)) NULL else eval(call$subset, data, frame)
   res <- list()
   for (n in intersect(names, names(call))) {
      x <- eval(call[[n]], data, frame)
      if (!is.null(subset) && length(x) > 1) x <- x[subset]
      res[[n]] <- numbers(x)
   }
   res
}

options_of <- function(call, names, frame) {
   res <- list()
   for (n in intersect(names, names(call))) res[[n]] <- numbers(eval(call[[n]], frame))
   res
}

INPUTS <- c("ai","bi","ci","di","n1i","n2i","x1i","x2i","t1i","t2i","m1i","m2i","sd1i","sd2i","xi","mi","ri","ti",
   "fi","pi","sdi","r2i","ni","yi","vi","sei")
OPTIONS <- c("measure","add","to","drop00","vtype","flip","correct","level","method","model","test","nAGQ","coding","cor","rho")

wrap <- function(name, fun, read=NULL) {
   force(name); force(fun); force(read)
   function(...) {
      call <- match.call(fun, sys.call(), envir=parent.frame())
      frame <- parent.frame()
      real <- sys.call()
      real[[1]] <- fun
      res <- eval(real, frame)
      options <- options_of(call, OPTIONS, frame)
      inputs <- if (is.null(read)) inputs_of(call, INPUTS, frame) else read(res)
      if (!is.null(call$control)) options$control <- numbers(eval(call$control, frame))
      mark(res, record(name, inputs, options))
   }
}

# Fits hold the data that they used, and their design.
fitted_data <- function(res) {
   d <- if (inherits(res, "rma.uni")) list() else lapply(res$outdat, numbers)
   d <- d[!sapply(d, is.null)]
   d <- d[intersect(names(d), INPUTS)]
   if (!any(c("ai","x1i","xi","m1i","ri") %in% names(d))) d <- list(yi=numbers(res$yi), vi=numbers(res$vi))
   if (!is.null(res$X) && ncol(res$X) > 1) {
      d$X <- numbers(res$X)
      d$terms <- colnames(res$X)
   }
   d
}

derived <- function(name, fun) {
   force(name); force(fun)
   function(object, ...) {
      res <- fun(object, ...)
      of <- attr(object, "rec")
      if (is.null(of)) return(res)
      extra <- list(...)
      for (n in names(extra)) if (is.function(extra[[n]])) extra[[n]] <- paste(deparse(substitute(list(...))[[n]]), collapse="")
      mark(res, record(name, NULL, lapply(extra, numbers), of))
   }
}

# Tests and numbers of publication bias: of a fit, or of columns of effects and their variances.
of_effects <- function(name, fun) {
   force(name); force(fun)
   function(x, vi, ..., data=NULL) {
      call <- sys.call()
      call[[1]] <- fun
      frame <- parent.frame()
      res <- eval(call, frame)
      given <- as.list(match.call(expand.dots=FALSE))
      first <- eval(given$x, data, frame)
      of <- if (inherits(first, "rma")) attr(first, "rec") else NULL
      inputs <- if (is.null(of)) list(yi=numbers(as.numeric(first))) else NULL
      if (is.null(of) && !is.null(given$vi)) inputs$vi <- numbers(eval(given$vi, data, frame))
      options <- lapply(given$..., function(e) numbers(eval(e, data, frame)))
      mark(res, record(name, inputs, options, of))
   }
}

root <- function(e) {
   # The name of the object that an expression reads.
   if (is.name(e)) return(as.character(e))
   if (!is.call(e)) return(NULL)
   for (a in as.list(e)[-1]) { r <- root(a); if (!is.null(r)) return(r) }
   NULL
}

expect <- function(object, expected, tolerance, frame) {
   value <- eval(object, frame)
   id <- attr(value, "rec")
   quantity <- if (is.null(id)) NULL else "."
   if (is.null(id)) {
      name <- root(object)
      if (!is.null(name) && exists(name, frame)) id <- attr(get(name, frame), "rec")
      quantity <- paste(deparse(object), collapse="")
      if (!is.null(name)) quantity <- gsub(paste0("\\b", gsub(".", "\\.", name, fixed=TRUE), "\\b"), ".", quantity)
   }
   if (is.null(id)) id <- state$last
   state$expectations[[length(state$expectations)+1]] <- list(test=state$test, call=id, quantity=quantity,
      value=numbers(unclass_list(value)), expected=numbers(unclass_list(expected)), tolerance=tolerance)
   invisible(value)
}

unclass_list <- function(x) if (is.data.frame(x) || !is.list(x)) x else unclass(x)

run <- function(file) {
   state$calls <- list(); state$expectations <- list(); state$last <- NULL; state$errors <- list()
   env <- new.env(parent=globalenv())
   for (f in ls("package:metafor", pattern="^transf[.]")) local({
      fun <- get(f); name <- f
      assign(f, function(xi, ...) {
         res <- fun(xi, ...)
         extra <- list(...)
         if (is.numeric(xi)) mark(res, record(name, list(xi=numbers(xi)), lapply(extra, numbers))) else res
      }, env)
   })
   env$escalc <- wrap("escalc", metafor::escalc)
   for (n in c("rma.mh", "rma.peto", "rma.glmm", "rma.uni")) env[[n]] <- wrap(n, get(n), fitted_data)
   env$rma <- wrap("rma.uni", metafor::rma.uni, fitted_data)
   for (n in c("to.long", "to.table")) env[[n]] <- wrap(n, get(n))
   for (n in c("predict", "confint", "leave1out", "cumul", "ranef", "blup", "regtest", "anova", "coef", "se", "vcov",
               "trimfill", "fitstats", "summary"))
      env[[n]] <- derived(n, get(n))
   for (n in c("fsn", "tes", "regtest", "ranktest", "permutest")) env[[n]] <- of_effects(n, get(n))
   tolerance <- function(...) { t <- list(...)$tolerance; if (is.null(t)) 1.5e-8 else as.numeric(t) }
   env$aggregate <- function(x, ...) {
      frame <- parent.frame(); of <- attr(x, "rec")
      call <- sys.call()
      given <- as.list(call)[-(1:2)]
      call[[1]] <- stats::aggregate
      res <- eval(call, frame)
      a <- lapply(given, function(e) eval(e, as.data.frame(x), frame))
      if (is.matrix(a$V)) { # the elements that are not 0, of one triangle
         at <- which(lower.tri(a$V, diag=TRUE) & a$V != 0, arr.ind=TRUE)
         a$V <- list(row=at[,1] - 1, column=at[,2] - 1, value=a$V[at])
      }
      mark(res, record("aggregate", list(yi=numbers(x$yi), vi=numbers(x$vi)), lapply(a, numbers), of))
   }
   env$to.wide <- function(data, ...) {
      res <- metafor::to.wide(data, ...)
      a <- list(...)
      a$levels <- levels(data[[a$grp]])
      columns <- c(a$study, a$grp, setdiff(names(data)[a$grpvars], a$grp))
      mark(res, record("to.wide", lapply(as.list(data)[columns], numbers), lapply(a, numbers)))
   }
   env$expect_equivalent <- function(object, expected, ...) expect(substitute(object), expected, tolerance(...), parent.frame())
   env$expect_equal <- env$expect_equivalent
   env$expect_identical <- env$expect_equivalent
   env$expect_true <- function(object, ...) expect(substitute(object), TRUE, 0, parent.frame())
   env$expect_false <- function(object, ...) expect(substitute(object), FALSE, 0, parent.frame())
   env$expect_null <- function(...) invisible()
   env$expect_warning <- function(object, ...) suppressWarnings(object)
   env$expect_message <- function(object, ...) suppressMessages(object)
   env$expect_error <- function(object, ...) {
      stopped <- tryCatch({ suppressWarnings(object); FALSE }, error=function(e) TRUE)
      state$expectations[[length(state$expectations)+1]] <- list(test=state$test, call=state$last, quantity="error",
         value=stopped, expected=TRUE, tolerance=0)
      invisible()
   }
   env$expect_output <- function(object, ...) invisible(capture.output(object))
   env$skip_on_cran <- function(...) NULL
   env$skip_if_not_installed <- function(pkg, ...) if (!requireNamespace(pkg, quietly=TRUE)) stop(paste("skip: no", pkg))
   env$skip_if <- function(...) NULL
   env$skip <- function(...) stop("skip")
   env$context <- function(...) NULL
   env$test_that <- function(desc, code) {
      state$test <- desc
      tryCatch(suppressWarnings(eval(substitute(code), new.env(parent=parent.frame()))),
         error=function(e) state$errors[[length(state$errors)+1]] <- list(test=desc, message=conditionMessage(e)))
   }
   old <- setwd(folder); on.exit(setwd(old))
   png <- function(...) NULL
   pdf(NULL)
   suppressWarnings(sys.source(paste0("test_", file, ".r"), env))
   dev.off()
   used <- unique(unlist(lapply(state$expectations, function(e) e$call)))
   repeat { # the calls that those read
      more <- unique(c(used, unlist(lapply(state$calls[used], function(c) c$of))))
      if (length(more) == length(used)) break
      used <- more
   }
   list(package=paste("metafor", packageVersion("metafor")), file=file, calls=state$calls[sort(used)],
      expectations=state$expectations, errors=state$errors)
}

for (file in args[-(1:2)]) {
   res <- run(file)
   writeLines(toJSON(res, digits=NA, auto_unbox=TRUE, null="null", na="null"), file.path(out, paste0(file, ".json")))
   cat(file, length(res$calls), "calls,", length(res$expectations), "expectations,", length(res$errors), "tests stopped\n")
   for (e in res$errors) cat("  ", e$test, ":", e$message, "\n")
}
