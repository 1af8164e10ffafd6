/**
 * One file per cohort, as consortia have them: its columns, its order, and the lines of all cohorts
 * brought together by position and alleles. Knows no test. Start reading at {@link CohortSource}.
 */
@NullMarked
package io.github.metasaw.genetics.cohort;

import org.jspecify.annotations.NullMarked;
