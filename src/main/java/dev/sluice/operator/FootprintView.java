package dev.sluice.operator;

import java.util.List;

/**
 * One bar's volume by price and who took.
 *
 * @param levels with trades, lowest first
 * @param stacked imbalances of one side on levels that touch
 */
public record FootprintView(DeltaView bar, List<LevelView> levels, List<StackView> stacked) {
    /**
     * Volumes in base asset.
     *
     * @param price lower edge of the level
     * @param imbalances the sides that were far more than the other, diagonally: BUY, SELL, both or none
     */
    public record LevelView(
            String price, String buyVolume, String sellVolume, String unknownVolume, List<String> imbalances) {}

    /**
     * @param from price of the lowest level
     * @param to price of the highest
     */
    public record StackView(String side, String from, String to, int levels) {}
}
