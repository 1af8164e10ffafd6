package io.github.metasaw.genetics.cohort;

import org.apiguardian.api.API;

/** A file of a cohort that was taken to be in order is not: it must be sorted first. */
@API(status = API.Status.INTERNAL)
public final class NotInOrder extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotInOrder(String file) {
    super(file + " is not in order", null, false, false);
  }
}
