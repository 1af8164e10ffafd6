package io.github.metasaw.freq;

import org.apiguardian.api.API;

/**
 * Predictions of the true effects of the rows: yi less the expected sampling error.
 *
 * @param away what is taken off yi [k]
 * @param se standard error of the prediction [k]
 * @param factor shrinkage: 0 stays at the estimate, 1 goes to the mean [k]
 */
@API(status = API.Status.INTERNAL)
public record Predicted(double[] away, double[] se, double[] factor) {}
