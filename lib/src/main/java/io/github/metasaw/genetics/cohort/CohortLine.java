package io.github.metasaw.genetics.cohort;

/**
 * A line of a cohort that has a place in the common order.
 *
 * @param study number of the cohort
 * @param number of the line in its file
 * @param fields of the line
 * @param key where it stands
 * @param variant what it says of the variant
 */
record CohortLine(int study, long number, String[] fields, SortKey key, Variant variant) {

  /** As a line of a file, from which {@link CohortReader#ofSaved} makes it again. */
  String saved() {
    StringBuilder text = new StringBuilder().append(number);
    for (String field : fields) {
      text.append('\t').append(field.replace('\t', ' '));
    }
    return text.append('\n').toString();
  }
}
