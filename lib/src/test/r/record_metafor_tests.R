# Runs test files of metafor and writes what they compute and expect as numbers.
#
#   Rscript record_metafor_tests.R FOLDER OUT FILE...
#
# FOLDER holds the test files, FILE is a name without "test_" and ".r", OUT receives FILE.json. A file has
#   calls:        function, inputs (numbers of the data), options, and the call that it reads (`of`)
#   expectations: test, call, quantity (with `.` for the result of the call), value in R, expected, tolerance;
#     parts (call and quantity of each) where several quantities are joined; and where two results of R are
#     compared, the second one as expected_call and expected_quantity, with the order that takes its rows to the first
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
      # The rows that are computed and the old values that are kept, which no number tells.
      if (!is.null(call$include)) options$include <- TRUE
      if (!is.null(call$control)) options$control <- numbers(eval(call$control, frame))
      mark(res, record(name, inputs, options))
   }
}

# Fits hold the data that they used, and their design.
fitted_data <- function(res) {
   d <- if (inherits(res, c("rma.uni", "rma.mv"))) list() else lapply(res$outdat, numbers)
   d <- d[!sapply(d, is.null)]
   d <- d[intersect(names(d), INPUTS)]
   if (!any(c("ai","x1i","xi","m1i","ri") %in% names(d))) d <- list(yi=numbers(res$yi), vi=numbers(res$vi))
   if (!is.null(res$X) && ncol(res$X) > 1) {
      d$X <- numbers(res$X)
      d$terms <- colnames(res$X)
   }
   if (inherits(res, "rma.uni")) {
      ni <- numbers(attr(res$yi, "ni"))
      if (length(ni) == length(d$yi) && !anyNA(ni)) d$ni <- ni
   }
   if (inherits(res, "rma.mv")) { # random intercepts: the levels of each, and the labels of the rows
      d$slab <- as.character(res$slab)
      if (isTRUE(res$withS) && !isTRUE(res$withG) && !isTRUE(res$withH))
         d$random <- lapply(res$mf.s, function(m) as.character(if (is.list(m)) m[[1]] else m))
   }
   d
}

derived <- function(name, fun) {
   force(name); force(fun)
   function(object, ...) {
      call <- sys.call()
      call[[1]] <- fun
      call$parallel <- NULL
      frame <- parent.frame()
      res <- eval(call, frame)
      of <- attr(object, "rec")
      if (is.null(of)) return(res)
      given <- as.list(match.call(expand.dots=FALSE))$...
      extra <- lapply(given, function(e) {
         x <- eval(e, if (is.list(object)) object$data, frame)
         if (is.function(x)) paste(deparse(e), collapse="") else x
      })
      # A clustering variable is one of the rows that were fitted.
      if (is.list(object) && length(extra$cluster) == length(object$not.na)) extra$cluster <- extra$cluster[object$not.na]
      if (getOption("na.action") == "na.pass") extra$na.pass <- TRUE # rows that are left out are in the result
      if (name == "profile") extra$at <- res[[1]] # the values at which it is computed
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
      given <- as.list(match.call(expand.dots=FALSE))
      # Refits to thousands of added studies take R minutes; the call is recorded without them.
      res <- if (name == "fsn" && isTRUE(given$...$exact)) list() else eval(call, frame)
      first <- eval(given$x, data, frame)
      of <- if (inherits(first, "rma")) attr(first, "rec") else NULL
      inputs <- if (is.null(of)) list(yi=numbers(as.numeric(first))) else NULL
      if (is.null(of) && !is.null(given$vi)) inputs$vi <- numbers(eval(given$vi, data, frame))
      if (is.null(of) && length(attr(first, "ni")) == length(first)) inputs$ni <- numbers(attr(first, "ni"))
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

# Where a value comes from: the call and what is read of its result; NULL if no recorded call is seen in it.
source_of <- function(e, value, frame) {
   id <- attr(value, "rec")
   if (!is.null(id)) return(list(call=id, quantity="."))
   name <- root(e)
   if (is.null(name) || !exists(name, frame)) return(NULL)
   held <- get(name, frame)
   id <- attr(held, "rec")
   if (is.null(id)) id <- attr(held, "from")
   if (is.null(id) && is.list(held) && length(held) > 0) id <- attr(held[[1]], "rec")
   if (is.null(id)) return(NULL)
   quantity <- gsub("\\s+", " ", paste(deparse(e), collapse=""))
   list(call=id, quantity=gsub(paste0("\\b", gsub(".", "\\.", name, fixed=TRUE), "\\b"), ".", quantity))
}

# The sources of c(a, b, ...) and of sapply(fits, function(x) x$name), in their order; NULL for other expressions.
parts_of <- function(e, frame) {
   if (is.call(e) && identical(e[[1]], quote(c)) && length(e) > 2 && is.null(names(e))) {
      parts <- lapply(as.list(e)[-1], function(a) source_of(a, eval(a, frame), frame))
      return(if (any(sapply(parts, is.null))) NULL else parts)
   }
   if (is.call(e) && identical(e[[1]], quote(sapply)) && is.call(e[[3]]) && identical(e[[3]][[1]], quote(`function`))) {
      body <- paste(deparse(e[[3]][[3]]), collapse="")
      arg <- names(e[[3]][[2]])
      return(lapply(unname(eval(e[[2]], frame)), function(x)
         list(call=attr(x, "rec"), quantity=gsub(paste0("\\b", arg, "\\b"), ".", body))))
   }
   NULL
}

expect <- function(object, expected, tolerance, frame) {
   value <- eval(object, frame)
   wanted <- eval(expected, frame)
   parts <- parts_of(object, frame)
   if (is.null(parts)) parts <- attr(value, "parts")
   if (is.null(parts) && is.name(object)) parts <- attr(get(as.character(object), frame), "parts")
   if (is.call(object) && identical(object[[1]], quote(c)) && length(object) == 2) object <- object[[2]]
   from <- source_of(object, eval(object, frame), frame)
   other <- source_of(expected, wanted, frame)
   if (is.null(from) && !is.null(other)) { # the result stands where the expected value is asked for
      from <- other; other <- NULL
      swapped <- value; value <- wanted; wanted <- swapped
   }
   if (is.null(from)) from <- list(call=state$last, quantity=paste(deparse(object), collapse=""))
   order <- NULL
   if (!is.null(other)) {
      a <- base_of(from$call)$inputs$slab; b <- base_of(other$call)$inputs$slab
      if (!is.null(a) && !is.null(b)) order <- match(a, b) - 1
   }
   state$expectations[[length(state$expectations)+1]] <- c(list(test=state$test), from, list(parts=parts,
      value=numbers(unclass_list(value)), expected=numbers(unclass_list(wanted)), tolerance=tolerance),
      if (!is.null(other)) list(expected_call=other$call, expected_quantity=other$quantity, order=order))
   invisible(value)
}

# The fit that a call rests on.
base_of <- function(id) {
   while (!is.null(state$calls[[id]]$of)) id <- state$calls[[id]]$of
   state$calls[[id]]
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
   env$rma.mv <- wrap("rma.mv", metafor::rma.mv, fitted_data)
   for (n in c("predict", "confint", "leave1out", "cumul", "ranef", "blup", "regtest", "anova", "coef", "se", "vcov",
               "trimfill", "fitstats", "summary", "influence", "rstandard", "rstudent", "cooks.distance", "dfbetas",
               "hatvalues", "model.matrix", "profile"))
      env[[n]] <- derived(n, get(n))
   for (n in c("fsn", "tes", "regtest", "ranktest", "permutest", "selmodel")) env[[n]] <- of_effects(n, get(n))
   # Rows that are chosen keep in mind what they were chosen from, as do numbers that are joined.
   env$`[` <- function(x, ...) {
      call <- sys.call(); call[[1]] <- base::`[`
      res <- eval(call, parent.frame())
      from <- attr(x, "rec")
      if (is.null(from)) from <- attr(x, "from")
      if (!is.null(from) && is.null(attr(res, "rec"))) attr(res, "from") <- from
      res
   }
   env$c <- function(...) {
      res <- base::c(...)
      frame <- parent.frame()
      args <- as.list(sys.call())[-1]
      if (is.numeric(res) && length(args) > 1 && is.null(names(args))) {
         parts <- lapply(seq_along(args), function(i) if (is.call(args[[i]])) source_of(args[[i]], NULL, frame))
         if (!any(sapply(parts, is.null))) attr(res, "parts") <- parts
      }
      if (is.numeric(res) && length(args) == 1 && is.call(args[[1]]) && identical(args[[1]][[1]], quote(`$`)) &&
          is.call(args[[1]][[2]]))
         attr(res, "parts") <- list(list(call=state$last, quantity=paste0(".$", args[[1]][[3]])))
      res
   }
   tolerance <- function(...) { t <- list(...)$tolerance; if (is.null(t)) 1.5e-8 else as.numeric(t) }
   env$as.matrix <- function(x, ...) { # the columns of a table, one after the other
      res <- base::as.matrix(x, ...)
      of <- attr(x, "rec")
      if (is.null(of)) of <- attr(x, "from")
      if (is.data.frame(x) && !is.null(of))
         attr(res, "parts") <- lapply(names(x), function(n) list(call=of, quantity=paste0(".$", n)))
      res
   }
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
   env$expect_equivalent <- function(object, expected, ...) expect(substitute(object), substitute(expected), tolerance(...), parent.frame())
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
   for (n in c("png", "dev.off", "plot", "llplot", "par")) env[[n]] <- function(...) NULL
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
   used <- unique(unlist(lapply(state$expectations, function(e)
      c(e$call, e$expected_call, unlist(lapply(e$parts, function(p) p$call))))))
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
