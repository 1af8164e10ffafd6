# Runs test files of metafor and writes what they compute and expect.
#
#   Rscript record_metafor_tests.R FOLDER OUT FILE...
#
# FOLDER holds the test files, FILE is a name without "test_" and ".r", OUT receives FILE.json. A file has
#   calls:        function, inputs (numbers of the data), options, and the call that it reads (`of`)
#   expectations: test, kind (equivalent, true, false, error), expression: what the test looks at, an expression of R in
#     which .r(ID) is the result of a call; expected: numbers, or expected_expression where two results are compared;
#     tolerance; value: what R gave when the file was written, for people who read the file
#   unread:       how many warnings, messages and printed texts the tests ask for besides
# No test of Java needs R: this is how its facts were made, and how they are made for another version.
#
# The test code runs in an environment in which metafor's functions also write down how they are called, and `<-`
# remembers from which calls a variable was made. A call that stops in R, for want of a package, gives an empty result.

args <- commandArgs(TRUE)
suppressPackageStartupMessages({library(metafor); library(jsonlite)})
compiler::enableJIT(0) # compiled loops would not see the `<-` of this environment
folder <- args[1]
out <- args[2]

state <- new.env()

matrix_of <- function(x) list(dim=dim(x), values=as.vector(as.numeric(x)), rows=rownames(x), columns=colnames(x))

numbers <- function(x) {
   if (is.null(x)) return(NULL)
   if (inherits(x, "rma")) return(list(rec=attr(x, "rec")))
   if (is.function(x) || is.language(x) || is.environment(x)) return(paste(deparse(x), collapse=" ")[1])
   if (inherits(x, "Matrix")) x <- as.matrix(x)
   if (is.numeric(x) && length(dim(x)) == 2) return(matrix_of(x))
   if (is.data.frame(x)) return(lapply(as.list(x), numbers))
   if (is.factor(x)) x <- as.character(x)
   if (is.list(x)) return(lapply(unclass(x), numbers))
   if (is.logical(x) && !all(is.na(x))) return(as.vector(x))
   if (is.numeric(x) || is.logical(x)) return(as.vector(as.numeric(x)))
   as.character(x)
}

flat <- function(x) {
   if (inherits(x, "Matrix")) x <- as.matrix(x)
   if (is.data.frame(x)) return(lapply(as.list(x), flat))
   if (is.list(x)) return(lapply(unclass(x), flat))
   if (is.factor(x)) x <- as.character(x)
   if (is.logical(x) && !all(is.na(x))) return(as.vector(x))
   if (is.numeric(x) || is.logical(x)) return(as.vector(as.numeric(x)))
   if (is.null(x) || is.language(x) || is.function(x) || is.environment(x)) return(NULL)
   as.character(x)
}

record <- function(fun, inputs, options, of, written) {
   id <- length(state$calls) + 1
   state$calls[[id]] <- list(id=id, "function"=fun, of=of, inputs=inputs, options=options)
   state$log[[length(state$log) + 1]] <- list(call=written, id=id)
   state$last <- id
   id
}

mark <- function(x, id) { if (!is.null(x)) attr(x, "rec") <- id; x }

DATA <- c("ai","bi","ci","di","n1i","n2i","x1i","x2i","t1i","t2i","m1i","m2i","sd1i","sd2i","xi","mi","ri","ti",
   "fi","pi","sdi","r2i","ni","yi","vi","sei","mni")

# Fits hold the data that they used, and their design.
fitted_data <- function(res) {
   d <- if (inherits(res, c("rma.uni", "rma.mv"))) list() else lapply(res$outdat, numbers)
   d <- d[!sapply(d, is.null)]
   d <- d[intersect(names(d), DATA)]
   if (!any(c("ai","x1i","xi","m1i","ri") %in% names(d))) d <- list(yi=numbers(as.vector(res$yi)), vi=numbers(as.vector(res$vi)))
   if (!is.null(res$X)) {
      if (ncol(res$X) > 1 || !isTRUE(res$int.only)) d$X <- matrix_of(res$X)
      d$intercept <- isTRUE(res$int.incl)
   }
   if (inherits(res, "rma.uni") && isTRUE(res$weighted) && !is.null(res$weights)) d$weights <- numbers(res$weights)
   if (inherits(res, "rma.ls")) d$Z <- matrix_of(res$Z)
   if (inherits(res, "rma.uni")) {
      ni <- numbers(attr(res$yi, "ni"))
      if (length(ni) == length(d$yi) && !anyNA(ni)) d$ni <- ni
   }
   if (!is.null(res$not.na) && any(!res$not.na)) { # rows were left out: what they have
      d$not.na <- as.vector(res$not.na)
      d$all <- list(yi=numbers(as.vector(res$yi.f)), vi=numbers(as.vector(if (is.null(res$vi.f)) diag(as.matrix(res$V.f)) else res$vi.f)), X=matrix_of(res$X.f))
      if (inherits(res, "rma.ls")) d$all$Z <- matrix_of(res$Z.f)
      if (inherits(res, "rma.glmm")) d$all <- c(d$all, lapply(Filter(Negate(is.null), res$outdat.f), numbers))
   }
   if (inherits(res, "rma.mv")) {
      V <- as.matrix(res$V)
      if (any(V[lower.tri(V)] != 0)) {
         at <- which(lower.tri(V, diag=TRUE) & V != 0, arr.ind=TRUE)
         d$V <- list(row=at[,1] - 1, column=at[,2] - 1, value=V[at])
      }
      if (!is.null(res$W)) d$W <- as.vector(diag(as.matrix(res$W)))
      d$slab <- as.character(res$slab)
      if (isTRUE(res$withS)) {
         d$s.names <- res$s.names
         d$random <- lapply(res$mf.s, function(m) as.character(if (is.list(m)) m[[length(m)]] else m))
         if (isTRUE(res$withR)) d$R <- lapply(seq_along(res$mf.s), function(i) if (isTRUE(res$Rfix[i])) matrix_of(as.matrix(res$R[[i]])))
      }
      for (n in c("g", "h")) if (isTRUE(res[[paste0("with", toupper(n))]])) {
         m <- res[[paste0("mf.", n)]]
         d[[n]] <- list(struct=res$struct[if (n == "g") 1 else length(res$struct)], inner=lapply(as.list(m)[-length(m)], function(x)
            if (is.numeric(x)) as.vector(x) else as.character(x)), outer=as.character(m[[length(m)]]))
      }
      values <- list(sigma2=res$sigma2, tau2=res$tau2, rho=res$rho, gamma2=res$gamma2, phi=res$phi)
      for (n in names(values)) {
         fixed <- as.vector(res$vc.fix[[n]])
         if (is.logical(fixed) && any(fixed, na.rm=TRUE)) d$fixed[[n]] <- numbers(ifelse(fixed, as.vector(values[[n]]), NA))
      }
   }
   d
}

is_model <- function(res) inherits(res, c("rma.uni","rma.mv","rma.mh","rma.peto","rma.glmm"))

SKIPPED <- c("data","subset","slab","verbose","digits","mods","random","V","yi","vi","sei","scale","weights","measure.only",
   "progbar","parallel","ncpus","cl","sparse","W","R")

# Models: the data and design are read from the result, the options from the call.
model <- function(name, fun) {
   force(name); force(fun)
   function(...) {
      frame <- parent.frame(); written <- sys.call()
      real <- written; real[[1]] <- fun
      res <- attempt(real, frame)
      call <- match.call(fun, written, envir=frame)
      data <- tryCatch(eval(call$data, frame), error=function(e) NULL)
      options <- list()
      for (n in setdiff(names(call), c("", SKIPPED, DATA))) {
         x <- tryCatch(eval(call[[n]], data, frame), error=function(e) NULL)
         options[[n]] <- numbers(x)
      }
      inputs <- if (is_model(res)) fitted_data(res) else columns(call, data, frame)
      if (length(res) == 0) options$stopped <- state$message
      mark(res, record(name, inputs, options, NULL, written))
   }
}

columns <- function(call, data, frame) {
   subset <- tryCatch(eval(call$subset, data, frame), error=function(e) NULL)
   res <- list()
   for (n in intersect(DATA, names(call))) {
      x <- tryCatch(eval(call[[n]], data, frame), error=function(e) NULL)
      if (inherits(x, "formula")) next
      if (!is.null(subset) && length(x) > 1) x <- x[subset]
      res[[n]] <- numbers(x)
   }
   res
}

# Functions of columns of a table: the inputs are arguments of the call.
of_columns <- function(name, fun) {
   force(name); force(fun)
   function(...) {
      frame <- parent.frame(); written <- sys.call()
      real <- written; real[[1]] <- fun
      res <- attempt(real, frame)
      call <- match.call(fun, written, envir=frame)
      data <- tryCatch(eval(call$data, frame), error=function(e) NULL)
      options <- list()
      for (n in setdiff(names(call), c("", "data", "subset", "slab", "digits", DATA)))
         options[[n]] <- numbers(tryCatch(eval(call[[n]], data, frame), error=function(e) NULL))
      if (!is.null(call$include)) { # the rows, and the effect sizes that the others may keep
         names <- options$var.names
         if (is.null(names)) names <- c("yi", "vi")
         options$include <- numbers(tryCatch(eval(call$include, data, frame), error=function(e) NULL))
         if (names[1] %in% names(data)) options$earlier <- list(yi=numbers(as.vector(data[[names[1]]])), vi=numbers(as.vector(data[[names[2]]])),
            ni=numbers(attr(data[[names[1]]], "ni")), measure=numbers(data$measure))
      }
      inputs <- columns(call, data, frame)
      if (name %in% c("escalc", "to.long") && is.data.frame(data)) { # the columns that the result has besides
         subset <- tryCatch(eval(call$subset, data, frame), error=function(e) NULL)
         inputs$data <- lapply(as.list(as.data.frame(if (is.null(subset)) data else data[subset,,drop=FALSE])), numbers)
         if (length(data) > 0) for (n in names(data)) if (!is.null(attr(data[[n]], "measure")))
            inputs$measures[[n]] <- list(measure=attr(data[[n]], "measure"), ni=numbers(attr(data[[n]], "ni")))
      }
      mark(res, record(name, inputs, options, NULL, written))
   }
}

attempt <- function(real, frame) {
   if (isTRUE(state$stops)) return(eval(real, frame))
   tryCatch(eval(real, frame), error=function(e) { state$message <- conditionMessage(e); list() })
}

# Functions of a fit, of effects and their variances, or of anything else.
derived <- function(name, fun) {
   force(name); force(fun)
   function(...) {
      frame <- parent.frame(); written <- sys.call()
      real <- written; real[[1]] <- fun
      real$parallel <- NULL; real$ncpus <- NULL
      call <- as.list(match.call(fun, written, expand.dots=TRUE, envir=frame))[-1]
      data <- if ("data" %in% names(call)) tryCatch(eval(call$data, frame), error=function(e) NULL)
      first <- if (length(call) > 0) tryCatch(eval(call[[1]], data, frame), error=function(e) NULL)
      of <- if (is.numeric(first) && name %in% EFFECTS) NULL else attr(first, "rec")
      object <- if (is.list(first)) first$data
      # Only written down: what takes R minutes, or another package's numbers.
      slow <- name == "fsn" && isTRUE(call$exact) || name %in% c("gosh", "simulate") || name == "permutest" && !isTRUE(call$exact)
      res <- if (slow) list() else attempt(real, frame)
      inputs <- NULL
      if (is.null(of) && name %in% EFFECTS) {
         inputs <- list(yi=numbers(as.numeric(first)))
         for (n in c("vi", "sei", "ni")) if (!is.null(call[[n]])) inputs[[n]] <- numbers(eval(call[[n]], data, frame))
         if (is.null(inputs$ni) && length(attr(first, "ni")) == length(first)) inputs$ni <- numbers(attr(first, "ni"))
      } else if (is.null(of) && (is.numeric(first) || is.data.frame(first) || is.character(first))) {
         inputs <- list(x=numbers(first))
      } else if (is.null(of) && inherits(first, c("lm", "glm", "lme", "gls", "merMod"))) {
         return(res)
      }
      if (name == "rcalc" && inherits(first, "formula")) {
         variables <- all.vars(first)
         inputs <- setNames(lapply(variables, function(v) numbers(data[[v]])), c("ri", "var1", "var2", "study"))
      }
      options <- list()
      rest <- call[-1]
      for (i in seq_along(rest)) {
         n <- names(rest)[i]
         if (is.null(n) || n == "") n <- paste0("arg", i + 1)
         if (n %in% c("data", "digits", "progbar", "verbose", "cl", "parallel", "ncpus")) next
         x <- tryCatch(eval(rest[[i]], if (is.list(first) && is.data.frame(object)) object else data, frame), error=function(e) NULL)
         options[[n]] <- if (is.function(x)) paste(deparse(rest[[i]]), collapse="") else numbers(x)
         if (n == "newmods" && !is.null(names(x)) && is.null(dim(x)) && is.numeric(x)) options$newmods.names <- names(x)
      }
      if (getOption("na.action") %in% c("na.pass", "na.exclude")) options$na.action <- getOption("na.action") # rows that are left out are in the result
      if (name == "profile" && length(res) > 0) options$at <- res[[1]] # the values at which it is computed
      if (name == "emmprep" && is.null(res$L)) { }
      if (length(res) == 0 && !slow) options$stopped <- state$message
      if (name == "update" && is_model(res)) {
         inputs <- fitted_data(res); of <- NULL; name <- class(res)[1]
         if (name == "rma.ls") name <- "rma.uni"
         options <- Filter(Negate(is.null), list(method=res$method, test=res$test))
      }
      mark(res, record(name, inputs, options, of, written))
   }
}

EFFECTS <- c("fsn", "tes", "regtest", "ranktest", "trimfill")
MODELS <- c("rma.mh", "rma.peto", "rma.glmm", "rma.uni", "rma.mv")
COLUMNS <- c("escalc", "to.long", "to.table", "vcalc", "conv.wald", "conv.fivenum", "conv.2x2", "conv.delta")
DERIVED <- c("predict", "confint", "leave1out", "cumul", "ranef", "blup", "regtest", "anova", "coef", "se", "vcov", "trimfill",
   "fitstats", "summary", "influence", "rstandard", "rstudent", "cooks.distance", "dfbetas", "hatvalues", "model.matrix", "profile",
   "fsn", "tes", "ranktest", "permutest", "selmodel", "robust", "weights", "residuals", "resid", "fitted", "logLik", "deviance",
   "AIC", "BIC", "AICc", "df.residual", "nobs", "sigma", "vif", "matreg", "rcalc", "blsplit", "update", "hc", "emmprep",
   "qqnorm", "gosh", "baujat", "radial", "labbe", "llplot", "simulate", "reporter", "formula", "replmiss", "vec2mat", "dfround", "pairmat",
   "contrmat", "bldiag", "fitstats", "dzcor", "dsmd", "dcor", "dmd", "doubt", "weightable", "hettest", "funnel", "forest", "regplot",
   "head.list.rma", "tail.list.rma")

named <- function(name) paste0(".from.", name)

origin <- function(name, frame) get0(named(name), frame, inherits=TRUE)

is_traced <- function(e) {
   if (!is.call(e)) return(FALSE)
   if (identical(e[[1]], quote(.r))) return(TRUE)
   any(vapply(seq_along(e), function(i) !identical(e[[i]], quote(expr=)) && is_traced(e[[i]]), TRUE))
}

# The expression with recorded calls as .r(ID), variables as what they were made from, and constants as numbers.
symbolic <- function(e, frame, log) {
   if (is.call(e)) {
      for (entry in log) if (identical(entry$call, e)) return(call(".r", as.numeric(entry$id)))
      if (identical(e[[1]], quote(`function`)) || identical(e[[1]], quote(`~`))) return(e)
      places <- seq_along(e)[-1]
      if (is.name(e[[1]]) && as.character(e[[1]]) %in% c("$", "@")) places <- 2
      res <- e
      for (i in places) {
         if (identical(e[[i]], quote(expr=))) next # as in x[1, ]
         a <- symbolic(e[[i]], frame, log)
         if (!is.null(a)) res[[i]] <- a
      }
      return(res)
   }
   if (is.name(e)) {
      name <- as.character(e)
      if (name %in% c("T", "F", "pi")) return(e)
      from <- origin(name, frame)
      if (!is.null(from)) return(from)
      value <- get0(name, frame)
      if (!is.null(value) && is.atomic(value) && length(value) <= 400) return(constant(value))
      id <- attr(value, "rec")
      if (!is.null(id)) return(call(".r", as.numeric(id)))
   }
   e
}

constant <- function(value) {
   if (is.factor(value)) value <- as.character(value)
   value <- unname(as.vector(value))
   if (length(value) == 1) value else as.call(c(list(quote(c)), as.list(value)))
}

assignment <- function(lhs, rhs) {
   frame <- parent.frame()
   left <- substitute(lhs); right <- substitute(rhs)
   start <- length(state$log)
   if (is.character(left)) left <- as.name(left)
   if (is.name(left)) {
      value <- rhs
      base::assign(as.character(left), value, envir=frame)
      from <- symbolic(right, frame, since(start))
      keep <- if (is_traced(from)) from else if (!is.null(attr(value, "rec"))) call(".r", as.numeric(attr(value, "rec")))
      base::assign(named(as.character(left)), keep, envir=frame)
      return(invisible(value))
   }
   real <- sys.call(); real[[1]] <- base::`<-`
   eval(real, frame)
   target <- left
   while (is.call(target)) target <- target[[2]]
   if (is.name(target)) {
      name <- as.character(target)
      from <- symbolic(right, frame, since(start))
      held <- get0(named(name), frame, inherits=FALSE)
      if (is.name(left[[2]]) && as.character(left[[1]]) %in% c("[", "[[") && length(left) == 3 && is_traced(from)) {
         at <- tryCatch(eval(left[[3]], frame), error=function(e) NULL)
         if (is.numeric(at) && length(at) == 1) { # one element of a vector that grows
            parts <- if (is.call(held) && identical(held[[1]], quote(c))) as.list(held)[-1] else list()
            parts[[at]] <- from
            base::assign(named(name), as.call(c(list(quote(c)), lapply(parts, function(p) if (is.null(p)) NA else p))), envir=frame)
            return(invisible())
         }
      }
      if (identical(left[[1]], quote(`$`)) && as.character(left[[3]]) %in% c("yi", "vi") && !is.null(attr(get(name, frame), "rec"))) {
         changed <- get(name, frame); attr(changed, "rec") <- NULL
         base::assign(name, changed, envir=frame)
      }
      if (identical(left[[1]], quote(`$`)) && is.name(left[[2]]) && is.call(held)) { # a new or changed column
         base::assign(named(name), as.call(list(quote(.set), held, as.character(left[[3]]), from)), envir=frame)
         return(invisible())
      }
      value <- get(name, frame)
      labels <- is.call(left) && as.character(left[[1]])[1] %in% c("colnames", "rownames", "names", "dimnames", "class", "attr")
      if (is.atomic(value) && !labels) base::assign(named(name), NULL, envir=frame)
   }
   invisible()
}

since <- function(start) if (length(state$log) > start) state$log[(start + 1):length(state$log)] else list()

text_of <- function(e) gsub("\\s+", " ", paste(deparse(e, width.cutoff=500), collapse=" "))

expectation <- function(kind, object, expected, tolerance, frame) {
   start <- length(state$log)
   value <- tryCatch(eval(object, frame), error=function(e) { state$message <- conditionMessage(e); NULL })
   wanted <- tryCatch(eval(expected, frame), error=function(e) NULL)
   log <- since(start)
   a <- symbolic(object, frame, log)
   b <- symbolic(expected, frame, log)
   if (!is_traced(a) && is_traced(b)) { # the result stands where the expected value is asked for
      swap <- a; a <- b; b <- swap
      swap <- value; value <- wanted; wanted <- swap
   }
   state$expectations[[length(state$expectations) + 1]] <- c(list(test=state$test, kind=kind, expression=text_of(a),
      traced=is_traced(a), value=flat(value), expected=flat(wanted), tolerance=tolerance),
      if (is_traced(b)) list(expected_expression=text_of(b)))
   invisible(value)
}

tolerance <- function(...) { t <- list(...)$tolerance; if (is.null(t)) 1.5e-8 else as.numeric(t) }

count <- function(what) state$unread[[what]] <- (if (is.null(state$unread[[what]])) 0 else state$unread[[what]]) + 1

run <- function(file) {
   state$calls <- list(); state$expectations <- list(); state$last <- NULL; state$errors <- list(); state$log <- list()
   state$unread <- list(); state$stops <- FALSE
   env <- new.env(parent=globalenv())
   for (f in ls("package:metafor", pattern="^transf[.]")) local({
      fun <- get(f); name <- f
      assign(f, function(xi, ...) {
         written <- sys.call()
         res <- fun(xi, ...)
         extra <- list(...)
         if (is.numeric(xi)) mark(res, record(name, list(xi=numbers(as.vector(xi))), lapply(extra, numbers), NULL, written)) else res
      }, env)
   })
   for (n in MODELS) env[[n]] <- model(n, get(n))
   env$rma <- model("rma.uni", metafor::rma.uni)
   for (n in COLUMNS) env[[n]] <- of_columns(n, get(n))
   for (n in intersect(DERIVED, c(ls("package:metafor"), ls("package:stats"), "summary"))) if (exists(n)) env[[n]] <- derived(n, get(n))
   env$aggregate <- function(x, ...) {
      frame <- parent.frame(); of <- attr(x, "rec")
      written <- sys.call(); call <- written
      given <- as.list(call)[-(1:2)]
      call[[1]] <- stats::aggregate
      res <- eval(call, frame)
      a <- lapply(given, function(e) eval(e, as.data.frame(x), frame))
      if (is.matrix(a$V)) { # the elements that are not 0, of one triangle
         at <- which(lower.tri(a$V, diag=TRUE) & a$V != 0, arr.ind=TRUE)
         a$V <- list(row=at[,1] - 1, column=at[,2] - 1, value=a$V[at])
      }
      mark(res, record("aggregate", list(yi=numbers(as.vector(x$yi)), vi=numbers(as.vector(x$vi))), lapply(a, numbers), of, written))
   }
   env$to.wide <- function(data, ...) {
      written <- sys.call()
      res <- metafor::to.wide(data, ...)
      a <- list(...)
      a$levels <- levels(data[[a$grp]])
      columns <- c(a$study, a$grp, setdiff(names(data)[a$grpvars], a$grp))
      mark(res, record("to.wide", lapply(as.list(data)[columns], numbers), lapply(a, numbers), NULL, written))
   }
   env$`<-` <- assignment
   env$expect_equivalent <- function(object, expected, ...) expectation("equivalent", substitute(object), substitute(expected), tolerance(...), parent.frame())
   env$expect_equal <- env$expect_equivalent
   env$expect_identical <- env$expect_equivalent
   env$expect_true <- function(object, ...) expectation("true", substitute(object), TRUE, 0, parent.frame())
   env$expect_false <- function(object, ...) expectation("false", substitute(object), FALSE, 0, parent.frame())
   env$expect_null <- function(object, ...) expectation("null", substitute(object), NULL, 0, parent.frame())
   env$expect_warning <- function(object, ...) { count("warnings"); suppressWarnings(eval(substitute(object), parent.frame())) }
   env$expect_message <- function(object, ...) { count("messages"); suppressMessages(object) }
   env$expect_that <- function(object, ...) { count("errors"); tryCatch(object, error=function(e) NULL) }
   env$expect_error <- function(object, ...) {
      object <- substitute(object)
      frame <- parent.frame()
      nothing <- length(list(...)) > 0 && is.na(list(...)[[1]])
      state$stops <- !nothing
      stopped <- tryCatch({ suppressWarnings(eval(object, frame)); FALSE }, error=function(e) TRUE)
      state$stops <- FALSE
      state$expectations[[length(state$expectations) + 1]] <- list(test=state$test, kind=if (nothing) "runs" else "error",
         expression=text_of(object), traced=FALSE, value=stopped, expected=!nothing, tolerance=0)
      invisible()
   }
   env$expect_output <- function(object, ...) { count("printed texts"); invisible(capture.output(object)) }
   for (n in c("png", "dev.off", "par", "plot", "abline", "text", "points", "addpoly", "axis", "arrows", "segments", "lines", "legend", "addtext")) env[[n]] <- function(...) list()
   env$Sys.setenv <- function(...) NULL
   env$skip_on_cran <- function(...) NULL
   env$skip_if_not_installed <- function(pkg, ...) NULL
   env$skip_if <- function(...) NULL
   env$skip <- function(...) NULL
   env$stop <- function(...) NULL
   env$require <- function(package, ...) { suppressWarnings(base::require(as.character(substitute(package)), character.only=TRUE, ...)); TRUE }
   env$.vistest <- function(...) TRUE
   env$context <- function(...) NULL
   env$test_that <- function(desc, code) {
      state$test <- desc
      tryCatch(suppressWarnings(eval(substitute(code), new.env(parent=parent.frame()))),
         error=function(e) state$errors[[length(state$errors)+1]] <- list(test=desc, message=conditionMessage(e)))
   }
   old <- setwd(folder); on.exit(setwd(old))
   pdf(NULL)
   lines <- parse(paste0("test_", file, ".r"), keep.source=FALSE)
   for (line in lines) if (!identical(line, quote(rm(list=ls())))) suppressWarnings(try(eval(line, env), silent=TRUE))
   base::suppressWarnings(try(grDevices::graphics.off(), silent=TRUE))
   read <- unlist(lapply(state$expectations, function(e) c(e$expression, e$expected_expression)))
   used <- unique(as.numeric(unlist(regmatches(read, gregexpr("(?<=[.]r\\()[0-9]+", read, perl=TRUE)))))
   repeat { # the calls that those read
      more <- unique(c(used, unlist(lapply(state$calls[used], function(c) c(c$of, unlist(lapply(c$options, function(o) if (is.list(o)) o$rec)))))))
      if (length(more) == length(used)) break
      used <- more
   }
   list(package=paste("metafor", packageVersion("metafor")), file=file, calls=state$calls[sort(used)],
      expectations=state$expectations, unread=state$unread, errors=state$errors)
}

for (file in args[-(1:2)]) {
   res <- run(file)
   writeLines(toJSON(res, digits=NA, auto_unbox=TRUE, null="null", na="null"), file.path(out, paste0(file, ".json")))
   cat(file, length(res$calls), "calls,", length(res$expectations), "expectations,",
      sum(!sapply(res$expectations, function(e) isTRUE(e$traced))), "untraced,", length(res$errors), "tests stopped\n")
   for (e in res$errors) cat("  ", e$test, ":", e$message, "\n")
}
