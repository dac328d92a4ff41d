import { PlanScreen } from './frame/PlanScreen.tsx';

export const WhatIfPage = () => <PlanScreen>{() => null}</PlanScreen>;
