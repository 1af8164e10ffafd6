package io.github.metasaw.kernel;

import io.github.metasaw.Meta;

/** Notebooks in which the counts of the 13 trials of BCG are pooled. */
public final class CountsHost {

  private CountsHost() {}

  /**
   * A notebook with the table of effect sizes {@code es} and the fit {@code fit}.
   *
   * @param method that pools counts
   */
  public static MapHost pooled(String method) {
    MapHost host = new MapHost().with("dat", Meta.dataset("bcg"));
    Cell.call(host, "%es OR dat --ai tpos --bi tneg --ci cpos --di cneg --as es");
    Cell.call(host, "%meta es --method " + method + " --as fit");
    host.displayed.clear();
    host.printed.setLength(0);
    return host;
  }
}
