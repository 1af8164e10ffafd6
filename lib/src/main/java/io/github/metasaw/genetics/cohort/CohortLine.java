package io.github.metasaw.genetics.cohort;

import io.github.metasaw.genetics.snp.LineFields;

/**
 * A line of a cohort that has a place in the common order.
 *
 * @param study number of the cohort
 * @param number of the line in its file
 * @param fields of the line
 * @param key where it stands
 * @param variant what it says of the variant
 */
record CohortLine(int study, long number, LineFields fields, SortKey key, Variant variant) {

  /** As a line of a file, from which {@link CohortReader#ofSaved} makes it again. */
  String saved() {
    StringBuilder text = new StringBuilder().append(number);
    for (int c = 0; c < fields.size(); c++) {
      text.append('\t').append(fields.text(c).replace('\t', ' '));
    }
    return text.append('\n').toString();
  }
}
