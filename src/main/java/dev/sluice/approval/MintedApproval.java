package dev.sluice.approval;

import dev.sluice.risk.RiskCleared;

record MintedApproval(RiskCleared clearance, long atNanos) implements ApprovedOrder {}
