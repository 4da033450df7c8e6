package dev.keelson.validation.platform.traffic;

/** How often something happens by chance. */
final class Binomial {
    private Binomial() {}

    /**
     * {@return whether a share explains a count: no tail of the distribution beyond the count is rarer than half of alpha} A proof
     * with an alpha of a millionth fails by chance once in a million runs.
     */
    static boolean explains(double share, int of, int count, double alpha) {
        return tail(share, of, count, true) > alpha / 2 && tail(share, of, count, false) > alpha / 2;
    }

    private static double tail(double share, int of, int count, boolean upper) {
        if (share == 0 || share == 1) {
            return count == share * of ? 1 : 0;
        }
        double sum = 0;
        for (int k = upper ? count : 0; k <= (upper ? of : count); k++) {
            sum += Math.exp(logChoose(of, k) + k * Math.log(share) + (of - k) * Math.log1p(-share));
        }
        return sum;
    }

    private static double logChoose(int n, int k) {
        double sum = 0;
        for (int i = 1; i <= k; i++) {
            sum += Math.log(n - k + i) - Math.log(i);
        }
        return sum;
    }
}
